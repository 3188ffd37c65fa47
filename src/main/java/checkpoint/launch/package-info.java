/** From login initiation to a recorded launch: the browser’s proof, the judged message, and the token that names the launch. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.launch;

import org.jspecify.annotations.NullMarked;
