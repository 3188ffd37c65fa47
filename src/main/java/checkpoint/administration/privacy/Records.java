package checkpoint.administration.privacy;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.setup.Secret;
import checkpoint.tool.time.StoredInstant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The name of an export or an erasure in the audit log. A learner is recorded as a keyed digest of platform and subject: it tells nobody who it was,
 * and answers whether a certain person was erased.
 */
@Repository
class Records {

    private static final String SUBJECT = "select subject from learner where registration_id = ? and id = ?";
    private static final String ERASED = """
            select at from audit where action = 'erase-learner' and subject = any (?) order by at desc limit 1""";
    private static final int SHOWN_BYTES = 12;

    private final JdbcClient database;
    private final HomeDatabase home;
    private final Registrations registrations;
    private final List<SecretKey> digests;

    Records(JdbcClient database, HomeDatabase home, Registrations registrations, Secret secret) {
        this.database = database;
        this.home = home;
        this.registrations = registrations;
        this.digests = secret.keys("erasure-record", "HmacSHA256");
    }

    static String kind(DataScope whose) {
        return switch (whose) {
            case DataScope.Learner learner -> "learner";
            case DataScope.Course course -> "course";
            case DataScope.Platform platform -> "platform";
        };
    }

    static String counts(Map<PersonalTable, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey().table() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Their name in the audit log. */
    String subject(DataScope whose) {
        return switch (whose) {
            case DataScope.Learner learner ->
                database.sql(SUBJECT)
                        .param(learner.registration())
                        .param(learner.id())
                        .query(String.class)
                        .optional()
                        .map(subject -> name(learner.registration(), subject, digests.getFirst()))
                        .orElseGet(() -> platform(learner.registration()) + ", a learner who was not there any more");
            case DataScope.Course course -> platform(course.registration()) + ", course " + course.id();
            case DataScope.Platform platform -> platform(platform.registration());
        };
    }

    /** When this person was last erased, if they were. */
    Optional<Instant> erasedAt(long registration, String subject) {
        return home.sql(ERASED)
                .param(digests.stream()
                        .map(key -> name(registration, subject, key))
                        .toArray(String[]::new))
                .query((row, number) -> StoredInstant.of(row, "at"))
                .optional();
    }

    private String name(long registration, String subject, SecretKey key) {
        String platform = platform(registration);
        return platform + ", learner " + digest(platform + " " + subject, key);
    }

    private String platform(long registration) {
        return registrations
                .byId(registration)
                .map((Registration found) -> found.issuer() + " " + found.clientId())
                .orElse("platform " + registration);
    }

    private static String digest(String text, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
