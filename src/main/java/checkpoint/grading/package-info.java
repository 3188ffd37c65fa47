/** The grade on its way: line items, rosters, results, the desired score, its delivery and its comparison with the gradebook. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.grading;

import org.jspecify.annotations.NullMarked;
