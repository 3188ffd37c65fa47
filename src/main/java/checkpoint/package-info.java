/**
 * Checkpoint: a recap page and a quiz that unlocks what comes next. Wings in the order of the flow: tool, platform, content,
 * launch, learning, grading, teaching, administration, with web around them and preview beside them. Each wing holds rooms, the
 * modules of the house; imports point upstream only.
 */
@NullMarked
package checkpoint;

import org.jspecify.annotations.NullMarked;
