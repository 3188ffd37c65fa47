/** What we know of a learning platform and how we reach it: guarded calls, our keys, registrations, access tokens. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.platform;

import org.jspecify.annotations.NullMarked;
