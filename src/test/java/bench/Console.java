package bench;

import checkpoint.testing.Desk;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages of the console. */
final class Console {

    private static final List<String> FIRST = List.of("/admin", "/admin/platforms/1", "/admin/privacy/platforms/1");
    private static final Pattern ADDRESS = Pattern.compile("href=\"(/admin[^\"#&]*)\"");

    private Console() {}

    /** Its first ones, and all that they lead to. */
    static Set<String> addresses(ConfigurableApplicationContext tool, Desk signedIn) {
        Set<String> addresses = new TreeSet<>(FIRST);
        for (String page : FIRST) {
            ADDRESS.matcher(signedIn.get(tool, page).body())
                    .results()
                    .map(one -> one.group(1))
                    .forEach(addresses::add);
        }
        return addresses;
    }
}
