package practice;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A tool that is registered here.
 *
 * @param target where a launch leads when its link does not say
 * @param deepLinking the target of deep linking requests
 * @param scopes what it may be granted
 * @param claims what it is told of people
 * @param active whether the administrator has switched it on
 */
public record Tool(
        String clientId,
        String deploymentId,
        String name,
        String login,
        List<String> redirects,
        String target,
        String deepLinking,
        String keySet,
        List<String> scopes,
        List<String> claims,
        Map<String, String> custom,
        boolean active) {

    static Tool atStart(String url) {
        return new Tool(
                PracticeLms.CLIENT_ID,
                PracticeLms.DEPLOYMENT,
                "Checkpoint",
                url + "/lti/login",
                List.of(url + "/lti/launch"),
                url + "/lti/launch",
                url + "/lti/launch",
                url + "/.well-known/jwks.json",
                Services.SCOPES,
                List.of("iss", "sub", "name", "given_name", "family_name", "email"),
                Map.of(),
                true);
    }

    /** Where the tool's pages live, as a browser names it in messages between windows. */
    String origin() {
        return origin(target);
    }

    static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    Tool with(boolean isActive) {
        return new Tool(
                clientId,
                deploymentId,
                name,
                login,
                redirects,
                target,
                deepLinking,
                keySet,
                scopes,
                claims,
                custom,
                isActive);
    }
}
