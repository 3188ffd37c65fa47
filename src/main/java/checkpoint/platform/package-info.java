/** Learning platforms and how we reach them: guarded calls, our keys, registrations, access tokens. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.platform;

import org.jspecify.annotations.NullMarked;
