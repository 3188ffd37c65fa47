/**
 * Checkpoint: a page that recalls the chapter and a quiz that proves it. The packages below stand in the order of the
 * flow (limit, outbound, key, registration, login, message, dynamic, launch, content, score, lint, linking, attempt, access, roster,
 * lineitem, result, passback, reconcile, gradebook, backlog, account, privacy, checkup, launchlog, testlaunch, console,
 * web, and beside it preview); imports point upstream only.
 */
@NullMarked
package checkpoint;

import org.jspecify.annotations.NullMarked;
