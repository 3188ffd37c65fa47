/**
 * Statistics of questions and attempts: pure mathematics on sums that can be added up, with the formulas of {@code docs/statistics.md}. No Spring, no
 * clock, no database, no content.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.teaching.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
