/** Everything that a launch opens: the checkpoint, the learner’s attempt and answers, and the pages that show them. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.learning;

import org.jspecify.annotations.NullMarked;
