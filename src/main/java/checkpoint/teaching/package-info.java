/** The instructor's desk: the class, its settings, acts on one learner, regrades and what the answers say. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.teaching;

import org.jspecify.annotations.NullMarked;
