package checkpoint.administration.platforms;

import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.Particulars;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.setup.Origins;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A platform as it was typed: each value as it came, and what is wrong with it by the name of its field.
 *
 * @param problems keys of the message bundle by field; empty where all is well
 */
record PlatformForm(Map<String, String> values, Map<String, String> problems) {

    static final String NAME = "name";
    static final String ISSUER = "issuer";
    static final String CLIENT_ID = "client-id";
    static final String AUTHORIZATION = "authorization-endpoint";
    static final String TOKEN = "token-endpoint";
    static final String KEYS = "jwks-uri";
    static final String AUDIENCE = "token-audience";
    static final String ORIGINS = "frame-origins";
    static final String DEPLOYMENTS = "deployment-ids";
    static final String INSTITUTION_ROLES = "institution-roles";

    /** In the order of the page. */
    static final List<String> FIELDS = List.of(
            NAME, ISSUER, CLIENT_ID, AUTHORIZATION, TOKEN, KEYS, AUDIENCE, DEPLOYMENTS, ORIGINS, INSTITUTION_ROLES);

    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_LINES = 100;

    static PlatformForm empty() {
        return new PlatformForm(Map.of(), Map.of());
    }

    static PlatformForm of(Registration known) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(NAME, known.name());
        values.put(ISSUER, known.issuer());
        values.put(CLIENT_ID, known.clientId());
        values.put(AUTHORIZATION, known.authorizationEndpoint().toString());
        values.put(TOKEN, known.tokenEndpoint().toString());
        values.put(KEYS, known.jwksUri().toString());
        values.put(
                AUDIENCE, known.tokenAudience().equals(known.tokenEndpoint().toString()) ? "" : known.tokenAudience());
        List<String> deployments = known.allowedDeployments();
        values.put(DEPLOYMENTS, deployments == null ? "" : String.join("\n", deployments));
        values.put(ORIGINS, String.join("\n", known.frameOrigins()));
        values.put(INSTITUTION_ROLES, known.institutionRoles().name());
        return new PlatformForm(values, Map.of());
    }

    /**
     * Reads and judges a form.
     *
     * @param permitted whether the rules for calling other hosts allow an address at all
     */
    static PlatformForm typed(Function<String, @Nullable String> parameter, Predicate<URI> permitted) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String given = parameter.apply(field);
            values.put(field, given == null ? "" : plain(given));
        }
        PlatformForm form = new PlatformForm(values, new LinkedHashMap<>());
        form.judge(permitted);
        return form;
    }

    /** Without control characters, but for the ends of lines; a database takes not all of them. */
    private static String plain(String given) {
        return given.codePoints()
                .filter(point -> point == '\n' || !Character.isISOControl(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private void judge(Predicate<URI> permitted) {
        for (String field : List.of(NAME, ISSUER, CLIENT_ID)) {
            check(field, !value(field).isEmpty(), "console.form.missing");
            check(field, value(field).length() <= Particulars.LONGEST, "console.form.long");
        }
        check(ISSUER, web(value(ISSUER)) != null, "console.form.issuer");
        check(CLIENT_ID, value(CLIENT_ID).chars().allMatch(PlatformForm::isPrintable), "console.form.printable");
        for (String field : List.of(AUTHORIZATION, TOKEN, KEYS)) {
            URI address = web(value(field));
            check(field, !value(field).isEmpty(), "console.form.missing");
            check(field, address != null, "console.form.address");
            check(field, address == null || permitted.test(address), "console.form.https");
        }
        check(INSTITUTION_ROLES, institutionRoles().isPresent(), "console.form.choose");
        check(AUDIENCE, value(AUDIENCE).length() <= LONGEST_ADDRESS, "console.form.long");
        check(ORIGINS, lines(ORIGINS).stream().allMatch(Origins::isOrigin), "console.form.origins");
        check(
                DEPLOYMENTS,
                lines(DEPLOYMENTS).stream().allMatch(PlatformForm::isDeployment),
                "console.form.deployments");
        check(ORIGINS, lines(ORIGINS).size() <= MOST_LINES, "console.form.long");
        check(DEPLOYMENTS, lines(DEPLOYMENTS).size() <= MOST_LINES, "console.form.long");
    }

    /** Only the first problem of a field is reported. */
    private void check(String field, boolean fine, String problem) {
        if (!fine) {
            problems.putIfAbsent(field, problem);
        }
    }

    PlatformForm with(String field, String problem) {
        Map<String, String> all = new LinkedHashMap<>(problems);
        all.put(field, problem);
        return new PlatformForm(values, all);
    }

    boolean isFine() {
        return problems.isEmpty();
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** The settings, for a form without a problem. */
    Particulars particulars() {
        List<String> deployments = lines(DEPLOYMENTS);
        return new Particulars(
                value(NAME),
                value(ISSUER),
                value(CLIENT_ID),
                URI.create(value(AUTHORIZATION)),
                URI.create(value(TOKEN)),
                URI.create(value(KEYS)),
                value(AUDIENCE).isEmpty() ? null : value(AUDIENCE),
                lines(ORIGINS),
                deployments.isEmpty() ? null : deployments,
                institutionRoles().orElseThrow());
    }

    /** The chosen roles; the default if the form lacks the field. */
    private Optional<InstitutionRoles> institutionRoles() {
        String chosen = value(INSTITUTION_ROLES);
        return chosen.isEmpty()
                ? Optional.of(InstitutionRoles.LEARNERS)
                : Arrays.stream(InstitutionRoles.values())
                        .filter(one -> one.name().equals(chosen))
                        .findFirst();
    }

    private List<String> lines(String field) {
        return Arrays.stream(value(field).split("\\s+"))
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }

    private static @Nullable URI web(String text) {
        try {
            URI uri = new URI(text);
            return text.length() <= LONGEST_ADDRESS && Origins.isWeb(uri) && uri.getRawFragment() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isDeployment(String id) {
        return id.length() <= Particulars.LONGEST && id.chars().allMatch(PlatformForm::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return character > ' ' && character < 0x7f;
    }
}
