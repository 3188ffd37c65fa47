/**
 * Checkpoint: a page that recalls the chapter and a quiz that proves it. The packages below stand in the order of the
 * flow (outbound, key, registration, launch, content, score, linking, attempt, access, roster, passback, privacy, console, web); imports
 * point upstream only.
 */
@NullMarked
package checkpoint;

import org.jspecify.annotations.NullMarked;
