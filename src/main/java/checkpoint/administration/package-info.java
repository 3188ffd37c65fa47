/** The console: accounts, platforms, keys, check-up, test launch, launch log, deliveries and privacy. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.administration;

import org.jspecify.annotations.NullMarked;
