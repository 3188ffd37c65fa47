/** Checkpoints as authored: marked, described, read, kept by version, and reviewed for their author. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.content;

import org.jspecify.annotations.NullMarked;
