/** The tool itself, before any platform: settings, clock, refusals, strict JSON. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.tool;

import org.jspecify.annotations.NullMarked;
