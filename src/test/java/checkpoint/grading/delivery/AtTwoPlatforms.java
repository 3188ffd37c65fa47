package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import checkpoint.grading.desired.DesiredScores;
import checkpoint.grading.lineitem.AskLineItem;
import checkpoint.grading.lineitem.ColumnPoints;
import checkpoint.grading.lineitem.FindLineItem;
import checkpoint.grading.lineitem.LineItems;
import checkpoint.grading.result.ReadResults;
import checkpoint.grading.sending.SendScore;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.LinkedLearner;
import checkpoint.learning.policy.ScoreDecided;
import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.access.PlatformClocks;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Clusters;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two platforms on the wire, learners who have launched there, and words for what they decide. */
abstract class AtTwoPlatforms {

    static final String SCORES = "/items/2/lineitem/scores";
    static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final String ALL_SCOPES = "{" + AGS + "lineitem," + AGS + "score}";

    final WireMockServer moodle = PassbackApp.Platforms.MOODLE;
    final WireMockServer canvas = PassbackApp.Platforms.CANVAS;

    @Autowired
    DeliverScores deliver;

    @Autowired
    DesiredScores scores;

    @Autowired
    Deliveries deliveries;

    @Autowired
    ClaimDue claimDue;

    @Autowired
    LineItems lineItems;

    @Autowired
    FindLineItem findLineItem;

    @Autowired
    AskLineItem askLineItem;

    @Autowired
    ReadResults results;

    @Autowired
    ColumnPoints columns;

    @Autowired
    SendScore sendScore;

    @Autowired
    PlatformClocks clocks;

    @Autowired
    Places places;

    @Autowired
    Registrations registrations;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Grades grades;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    int launches;

    @BeforeEach
    void quietPlatforms() {
        TestPostgres.truncate(database);
        for (WireMockServer platform : List.of(moodle, canvas)) {
            platform.resetAll();
            platform.stubFor(post("/token").willReturn(token()));
            for (int i = 0; i < 20; i++) {
                places.answered(id(platform));
            }
        }
        // Past every pause and every token of the test before.
        clock.advance(Duration.ofHours(30));
    }

    static ResponseDefinitionBuilder token() {
        // As Moodle: JSON that says it is HTML.
        return aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("""
                {"access_token":"t-1","token_type":"Bearer","expires_in":3600}""");
    }

    long id(WireMockServer platform) {
        String name = platform == moodle ? "moodle" : "canvas";
        return registrations
                .find("https://" + name + ".passback.example", "client-" + name)
                .map(Registration::id)
                .orElseThrow();
    }

    /** Where a learner's launch ended: the ids of its rows. */
    record Place(long registration, long course, long link, long learner) {

        LinkedLearner linked() {
            return new LinkedLearner(registration, link, learner);
        }
    }

    Place launched(WireMockServer platform, String subject, String lineItem) {
        return launched(platform, subject, "link-1", lineItem);
    }

    Place launched(WireMockServer platform, String subject, String link, String lineItem) {
        return launched(platform, subject, link, lineItem, ALL_SCOPES);
    }

    Place launched(WireMockServer platform, String subject, String link, String lineItem, String scopes) {
        return database.sql("""
                select course, resource_link, learner from record_launch(?, ?, ?, 'LEARNER', 'd-1', ?, 'course-1', 'Data', 'DE', ?,
                    'Chapter 12', 'chapter-12', ?, 'Somebody', ?, ?, ?::text[], null)""")
                .param(id(platform))
                .param("n-" + launches++)
                .param(now())
                .param(platform == moodle ? "moodle" : "canvas")
                .param(link)
                .param(subject)
                .param(lineItem)
                .param(platform.baseUrl() + "/items?type_id=1")
                .param(scopes)
                .query((row, number) -> new Place(id(platform), row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    Place atMoodle(String subject) {
        return launched(moodle, subject, moodle.baseUrl() + "/items/2/lineitem?type_id=1");
    }

    /** A launch by somebody in this role from the course of a learner at Moodle. */
    Launch launch(Place place, Role role) {
        return new Launch(
                "launch-1",
                place.registration(),
                role == Role.LEARNER ? place.learner() : null,
                place.course(),
                place.link(),
                role,
                false,
                "chapter-12",
                null,
                "en",
                URI.create("https://moodle.passback.example/course/1"),
                "moodle",
                true,
                clock.instant(),
                Availability.NONE);
    }

    long attempt(Place place, int number) {
        return database.sql("""
                insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                                     submitted_at, score_given, score_maximum, passed)
                select ?, ?, ?, 'chapter-12', ?, digest, '[]', ?, ?, 9, 10, true from content_version limit 1 returning id""")
                .param(place.registration)
                .param(place.learner)
                .param(place.course)
                .param(number)
                .param(now())
                .param(now())
                .query(Long.class)
                .single();
    }

    ScoreDecided decided(Place place, int number, String given, boolean passed) {
        return new ScoreDecided(
                place.registration,
                place.learner,
                place.course,
                "chapter-12",
                attempt(place, number),
                new BigDecimal(given),
                BigDecimal.TEN,
                passed,
                clock.instant(),
                clock.instant());
    }

    void decide(Place place, int number, String given) {
        decide(decided(place, number, given, new BigDecimal(given).compareTo(new BigDecimal(8)) >= 0));
    }

    void decide(ScoreDecided decided) {
        transaction.executeWithoutResult(status -> events.publishEvent(decided));
    }

    String state() {
        return database.sql("select state from desired_score")
                .query(String.class)
                .single();
    }

    Instant due() {
        return database.sql("select due_at from desired_score")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .single()
                .toInstant();
    }

    String lastAnswer() {
        return database.sql("select last_answer from desired_score")
                .query(String.class)
                .single();
    }

    static List<LoggedRequest> sent(WireMockServer platform) {
        return platform.findAll(postRequestedFor(urlPathMatching(".*/scores")));
    }

    /** With three digits of the second and a zone (AGS 3.4.9). */
    static String stamp(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }

    /** Another node of the tool on the same database, with places of its own. */
    DeliverScores anotherNode() {
        return anotherNode(registrations);
    }

    DeliverScores anotherNode(Registrations registrations) {
        Places places = new Places(registrations, clock);
        SecureRandom random = new SecureRandom();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        return new DeliverScores(
                scores,
                claimDue,
                lineItems,
                new FindLineItems(findLineItem, lineItems, places, database, transaction, clock, random),
                new SendDesired(
                        deliveries,
                        results,
                        new PostScore(deliveries, lineItems, askLineItem, sendScore, places, clock, random, meters),
                        places,
                        clock,
                        random),
                new ReadBack(deliveries, results, columns, places, clock, random),
                places,
                registrations,
                Clusters.alone(),
                clock);
    }
}
