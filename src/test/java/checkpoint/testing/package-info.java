/** What tests of several packages share: the database, a clock to set, messages of real platforms. */
@NullMarked
package checkpoint.testing;

import org.jspecify.annotations.NullMarked;
