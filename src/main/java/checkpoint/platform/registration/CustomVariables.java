package checkpoint.platform.registration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The custom parameters of each launch, whose values the platform puts in the place of variables (LTI 1.3,
 * appendix D). One that it does not know stays as it is written here, and says nothing.
 */
public final class CustomVariables {

    /** The parameter with the names of somebody's sections, as a JSON array. */
    public static final String SECTIONS = "sections";

    /** By the names of our parameters: dates for all and for one person, and what course and link were copied from. */
    public static final Map<String, String> ALL = all();

    /** The same, and the names of somebody's sections, which Canvas puts in at a launch and in its roster. */
    public static final Map<String, String> CANVAS = canvas();

    private CustomVariables() {}

    private static Map<String, String> canvas() {
        Map<String, String> canvas = new LinkedHashMap<>(ALL);
        canvas.put(SECTIONS, "$com.instructure.User.sectionNames");
        return Collections.unmodifiableMap(canvas);
    }

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("available_from", "$ResourceLink.available.startDateTime");
        all.put("available_until", "$ResourceLink.available.endDateTime");
        all.put("available_from_user", "$ResourceLink.available.user.startDateTime");
        all.put("available_until_user", "$ResourceLink.available.user.endDateTime");
        all.put("context_history", "$Context.id.history");
        all.put("link_history", "$ResourceLink.id.history");
        return Collections.unmodifiableMap(all);
    }
}
