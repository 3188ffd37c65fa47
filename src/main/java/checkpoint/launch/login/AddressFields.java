package checkpoint.launch.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.springframework.util.StringUtils;

/** The names of the fields in a request's address, which a container mixes with those of its body. */
public final class AddressFields {

    private AddressFields() {}

    /** Empty where the address has no query, which is nearly always. */
    public static Set<String> of(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || query.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String field : StringUtils.tokenizeToStringArray(query, "&")) {
            int equals = field.indexOf('=');
            names.add(decoded(equals < 0 ? field : field.substring(0, equals)));
        }
        return names;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // The container reads no such field either.
            return name;
        }
    }
}
