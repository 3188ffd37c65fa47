package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.sending.Due;
import checkpoint.grading.sending.Settlement;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.learning.policy.ScoreDecided;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** From a decided score to the platform's answer, on the wire (contract, section 6). */
@PassbackApp
class PassbackTest extends AtTwoPlatforms {

    @Test
    void a_score_goes_out_exactly_as_the_platform_wants_it() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        Place ada = atMoodle("5");
        decide(ada, 1, "7.5");
        Instant submitted = clock.instant();
        clock.advance(Duration.ofMinutes(3));

        deliver.deliverDue();

        LoggedRequest request = sent(moodle).getFirst();
        assertThat(request.getUrl()).isEqualTo("/items/2/lineitem/scores?type_id=1");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
        assertThat(request.getHeader("Authorization")).startsWith("Bearer t-");
        JsonNode body = body(request);
        assertThat(body.path("userId").stringValue()).isEqualTo("5");
        assertThat(body.path("scoreGiven").decimalValue()).isEqualByComparingTo("7.5");
        assertThat(body.path("scoreMaximum").decimalValue()).isEqualByComparingTo("10");
        assertThat(body.path("activityProgress").stringValue()).isEqualTo("Completed");
        assertThat(body.path("gradingProgress").stringValue()).isEqualTo("FullyGraded");
        assertThat(body.path("timestamp").stringValue())
                .isEqualTo(stamp(clock.instant()))
                .matches(".*\\.\\d{3}Z");
        assertThat(body.path("submission").path("submittedAt").stringValue()).isEqualTo(stamp(submitted));
        assertThat(body.has("https://canvas.instructure.com/lti/submission")).isFalse();
        assertThat(state()).isEqualTo("SENT");
        assertThat(grades.of(ada.linked()).state()).isEqualTo(Grades.GradeState.SENT);
    }

    @Test
    void the_assertion_is_dated_back_and_names_the_token_endpoint() throws Exception {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");
        deliver.deliverDue();

        String form = moodle.findAll(postRequestedFor(urlEqualTo("/token")))
                .getFirst()
                .getBodyAsString();
        String assertion = form.replaceAll(".*client_assertion=([^&]+).*", "$1");
        var claims = com.nimbusds.jwt.SignedJWT.parse(assertion).getJWTClaimsSet();

        assertThat(claims.getIssueTime().toInstant()).isBefore(clock.instant().minusSeconds(5));
        assertThat(claims.getIssuer()).isEqualTo("client-moodle").isEqualTo(claims.getSubject());
        assertThat(claims.getAudience()).containsExactly(moodle.baseUrl() + "/token");
        assertThat(claims.getJWTID()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            200 |                                                     | SENT    | 0    | 0
            201 | {"resultUrl":"https://x/results/7"}                   | SENT    | 0    | 0
            500 | {}                                                  | PENDING | 2    | 4
            503 | <html>maintenance</html>                            | PENDING | 2    | 4
            408 |                                                     | PENDING | 2    | 4
            429 |                                                     | PENDING | 2    | 4
            403 | 403 Forbidden (Rate Limit Exceeded)                 | PENDING | 2    | 4
            409 | []                                                  | PENDING | 1    | 2
            400 | {"errors":{"message":"timestamp before last updated timestamp of 2026"}} | PENDING | 1 | 2
            422 | {"errors":{"message":"This assignment is still unpublished"}}            | PENDING | 900 | 3600
            403 | {"errors":{"message":"not yours"}}                  | FAILED  | 0    | 0
            400 | []                                                  | FAILED  | 0    | 0
            412 | {"errors":{"message":"Tool does not have permission to view line_item"}} | FAILED | 0 | 0
            422 | {"errors":{"message":"User not found in course or is not a student"}}    | FAILED | 0 | 0
            """)
    void each_answer_means_what_the_table_says(int status, String body, String state, int earliest, int latest) {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(status).withBody(body == null ? "" : body)));
        decide(atMoodle("5"), 1, "9");

        deliver.deliverDue();

        assertThat(state()).isEqualTo(state);
        assertThat(sent(moodle)).hasSize(1);
        assertThat(lastAnswer()).startsWith(String.valueOf(status));
        if (state.equals("PENDING")) {
            assertThat(Duration.between(clock.instant(), due()))
                    .isBetween(Duration.ofSeconds(earliest), Duration.ofSeconds(latest));
        }
        assertThat(database.sql("select status from delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(status);
    }

    @Test
    void what_the_platform_asks_to_wait_is_waited() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "120")));
        decide(atMoodle("5"), 1, "9");

        deliver.deliverDue();

        assertThat(due()).isEqualTo(clock.instant().plusSeconds(120));
    }

    @Test
    void a_platform_in_trouble_is_left_alone_asked_by_one_request_and_given_more_while_it_answers() {
        moodle.stubFor(post(urlPathMatching(".*/scores")).willReturn(aResponse().withStatus(503)));
        for (int i = 0; i < 40; i++) {
            // In different columns: else it would be that column's trouble.
            String item = moodle.baseUrl() + "/items/" + (2 + i % 2) + "/lineitem?type_id=1";
            decide(launched(moodle, String.valueOf(i), "link-" + i % 2, item), 1, "9");
            // They are sent in this order: at the same moment they might go column by column.
            clock.advance(Duration.ofMillis(1));
        }
        deliver.deliverDue();
        assertThat(sent(moodle)).hasSizeLessThanOrEqualTo(Places.EACH);
        clock.advance(Duration.ofSeconds(1));
        deliver.deliverDue();
        moodle.resetRequests();
        deliver.deliverDue();
        assertThat(sent(moodle)).isEmpty();
        moodle.stubFor(post(urlPathMatching(".*/scores")).willReturn(aResponse().withStatus(200)));
        clock.advance(Duration.ofMinutes(2));

        List<Integer> steps = new ArrayList<>();
        List<CompletableFuture<Void>> started = deliver.start();
        while (!started.isEmpty()) {
            started.forEach(CompletableFuture::join);
            steps.add(started.size());
            started = deliver.start();
        }

        assertThat(steps).startsWith(1, 2, 4, 8).allMatch(step -> step <= Places.EACH);
        assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
    }

    @Test
    void while_more_may_be_due_than_there_are_places_every_answer_is_worth_another_claim_however_soon_it_comes() {
        moodle.stubFor(post(urlPathMatching(".*/scores")).willReturn(aResponse().withStatus(200)));
        for (int i = 0; i <= Places.EACH; i++) {
            decide(
                    launched(moodle, String.valueOf(i), "link-1", moodle.baseUrl() + "/items/2/lineitem?type_id=1"),
                    1,
                    "9");
        }

        List<CompletableFuture<Void>> first = deliver.start();
        first.forEach(CompletableFuture::join);

        assertThat(first).hasSize(Places.EACH);
        assertThat(deliver.isShortOfPlaces()).isTrue();

        List<CompletableFuture<Void>> rest = deliver.start();
        rest.forEach(CompletableFuture::join);

        assertThat(rest).hasSize(1);
        assertThat(deliver.isShortOfPlaces()).isFalse();
    }

    @Test
    void a_refused_token_is_renewed_once_and_at_once() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .inScenario("token")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(401))
                .willSetStateTo("renewed"));
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .inScenario("token")
                .whenScenarioStateIs("renewed")
                .willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");

        deliver.deliverDue();

        assertThat(state()).isEqualTo("SENT");
        moodle.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void a_second_refusal_of_the_token_is_parked_with_the_platforms_words() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse()
                        .withStatus(401)
                        .withBody("{\"errors\":{\"message\":\"Insufficient permissions\"}}")));
        decide(atMoodle("5"), 1, "9");

        deliver.deliverDue();

        assertThat(state()).isEqualTo("FAILED");
        assertThat(lastAnswer()).isEqualTo("401 Insufficient permissions");
        assertThat(sent(moodle)).hasSize(2);
    }

    @Test
    void a_token_endpoint_in_trouble_is_waited_for() {
        moodle.stubFor(post("/token").willReturn(aResponse().withStatus(503)));
        decide(atMoodle("5"), 1, "9");

        deliver.deliverDue();

        assertThat(state()).isEqualTo("PENDING");
        assertThat(sent(moodle)).isEmpty();
    }

    private String cause() {
        return database.sql("select cause from desired_score")
                .query(String.class)
                .single();
    }

    @Test
    void a_token_that_is_refused_is_tried_again_for_days_since_an_administrator_mends_it_and_nobody_else() {
        moodle.stubFor(
                post("/token").willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}")));
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");
        deliver.deliverDue();
        assertThat(state()).isEqualTo("PENDING");
        assertThat(lastAnswer()).contains("access token refused", "invalid_client");
        assertThat(cause())
                .as("which is another thing than a score that is refused")
                .isEqualTo("NO_TOKEN");
        assertThat(sent(moodle)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        moodle.stubFor(post("/token").willReturn(aResponse().withStatus(503)));
        deliver.deliverDue();
        assertThat(cause()).isEqualTo("TROUBLE");

        clock.advance(Duration.ofDays(6));
        moodle.stubFor(post("/token").willReturn(token()));
        deliver.deliverDue();

        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void one_token_serves_many_scores() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        for (int i = 0; i < 30; i++) {
            decide(atMoodle(String.valueOf(i)), 1, "9");
        }

        deliver.deliverDue();

        moodle.verify(1, postRequestedFor(urlEqualTo("/token")));
        assertThat(sent(moodle)).hasSize(30);
    }

    @Test
    void an_answer_that_got_lost_is_followed_by_a_repeat_of_the_same_submission() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("back"));
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs("back")
                .willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");
        deliver.deliverDue();
        assertThat(state()).isEqualTo("PENDING");
        assertThat(database.sql("select pass_may_be_delivered from desired_score")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        clock.advance(Duration.ofSeconds(10));
        deliver.deliverDue();

        assertThat(state()).isEqualTo("SENT");
        List<LoggedRequest> both = sent(moodle);
        assertThat(body(both.get(0)).at("/submission/submittedAt"))
                .isEqualTo(body(both.get(1)).at("/submission/submittedAt"));
        assertThat(body(both.get(0)).path("timestamp"))
                .isNotEqualTo(body(both.get(1)).path("timestamp"));
    }

    @Test
    void after_seven_days_a_person_has_to_look() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(500)));
        decide(atMoodle("5"), 1, "9");
        deliver.deliverDue();
        clock.advance(Duration.ofDays(7).plusSeconds(1));

        deliver.deliverDue();

        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void the_platforms_words_do_not_name_the_learner() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withStatusMessage("Incorrect score received{\"userId\":\"subject-5\"}")
                        .withBody("[]")));
        decide(launched(moodle, "subject-5", moodle.baseUrl() + "/items/2/lineitem?type_id=1"), 1, "9");

        deliver.deliverDue();

        assertThat(lastAnswer()).isEqualTo("400 Incorrect score received");
    }

    @Test
    void canvas_is_told_of_a_submission_and_after_its_attempts_are_used_up_of_none() {
        canvas.stubFor(post(urlPathMatching(".*/scores"))
                .inScenario("attempts")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(
                        aResponse()
                                .withStatus(422)
                                .withBody(
                                        "{\"errors\":{\"message\":\"The maximum number of allowed attempts has been reached\"}}"))
                .willSetStateTo("used up"));
        canvas.stubFor(post(urlPathMatching(".*/scores"))
                .inScenario("attempts")
                .whenScenarioStateIs("used up")
                .willReturn(okJson("{}")));
        decide(launched(canvas, "s-1", canvas.baseUrl() + "/line_items/907"), 1, "9");
        deliver.deliverDue();
        clock.advance(Duration.ofSeconds(3));
        deliver.deliverDue();

        assertThat(sent(canvas).stream()
                        .map(request -> body(request)
                                .path("https://canvas.instructure.com/lti/submission")
                                .path("new_submission")
                                .booleanValue()))
                .containsExactly(true, false);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void a_decision_that_is_rolled_back_desires_nothing() {
        Place ada = atMoodle("5");
        ScoreDecided decided = decided(ada, 1, "9", true);

        transaction.executeWithoutResult(status -> {
            events.publishEvent(decided);
            status.setRollbackOnly();
        });

        assertThat(database.sql("select count(*) from desired_score")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_same_decision_twice_is_sent_once() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        ScoreDecided decided = decided(atMoodle("5"), 1, "9", true);
        decide(decided);
        deliver.deliverDue();
        clock.advance(Duration.ofSeconds(5));

        decide(decided);
        deliver.deliverDue();

        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void a_better_score_replaces_one_that_was_not_sent_yet() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        Place ada = atMoodle("5");
        decide(ada, 1, "5");
        clock.advance(Duration.ofSeconds(5));
        decide(ada, 2, "9");

        deliver.deliverDue();

        assertThat(sent(moodle))
                .singleElement()
                .satisfies(
                        request -> assertThat(body(request).path("scoreGiven").decimalValue())
                                .isEqualByComparingTo("9"));
    }

    @Test
    void an_older_decision_never_overwrites_a_newer_one() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        Place ada = atMoodle("5");
        ScoreDecided older = decided(ada, 1, "9.5", true);
        clock.advance(Duration.ofSeconds(5));
        decide(ada, 2, "9");

        decide(older);
        deliver.deliverDue();

        assertThat(body(sent(moodle).getFirst()).path("scoreGiven").decimalValue())
                .isEqualByComparingTo("9");
    }

    @Test
    void a_pass_that_may_be_there_is_never_lowered() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        Place ada = atMoodle("5");
        decide(ada, 1, "9");
        deliver.deliverDue();
        clock.advance(Duration.ofSeconds(5));

        decide(decided(ada, 2, "3", false));
        deliver.deliverDue();

        assertThat(sent(moodle)).hasSize(1);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void one_row_is_sent_once_in_a_second() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        Place ada = atMoodle("5");
        decide(ada, 1, "5");
        deliver.deliverDue();
        clock.advance(Duration.ofMillis(200));
        decide(ada, 2, "9");

        deliver.deliverDue();
        assertThat(sent(moodle)).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        deliver.deliverDue();

        assertThat(sent(moodle)).hasSize(2);
    }

    @Test
    void every_link_of_the_course_that_the_learner_has_launched_gets_the_score() {
        moodle.stubFor(post(urlPathMatching("/items/[23]/lineitem/scores"))
                .willReturn(aResponse().withStatus(200)));
        Place ada = atMoodle("5");
        launched(moodle, "5", "link-2", moodle.baseUrl() + "/items/3/lineitem?type_id=1");
        launched(moodle, "6", "link-3", moodle.baseUrl() + "/items/4/lineitem?type_id=1");
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(sent(moodle).stream().map(request -> request.getUrl().split("\\?")[0]))
                .containsExactlyInAnyOrder("/items/2/lineitem/scores", "/items/3/lineitem/scores");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void of_so_many_nodes_each_row_is_sent_by_one(int nodes) {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(200).withFixedDelay(5)));
        int many = 300;
        for (int i = 0; i < many; i++) {
            decide(atMoodle(String.valueOf(i)), 1, "9");
        }
        List<DeliverScores> all =
                Stream.generate(this::anotherNode).limit(nodes).toList();

        // They claim at the same moment. All of them share the connections of this process: whoever gets none has sent
        // nothing, and comes again.
        for (int round = 0; round < 10 && state("PENDING") > 0; round++) {
            try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
                all.forEach(node -> threads.execute(node::deliverDue));
            }
            clock.advance(Duration.ofMinutes(1));
        }

        List<String> people = sent(moodle).stream()
                .map(request -> body(request).path("userId").stringValue())
                .toList();
        Set<String> once = new HashSet<>(people);
        assertThat(people).hasSize(many);
        assertThat(once).hasSize(many);
        assertThat(state("SENT")).isEqualTo(many);
    }

    private long state(String state) {
        return database.sql("select count(*) from desired_score where state = ? and lease_owner is null")
                .param(state)
                .query(Long.class)
                .single();
    }

    @Test
    void what_a_killed_worker_had_claimed_is_sent_by_another_when_its_lease_ends() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");
        assertThat(claimDue.claim(new Places(registrations, clock).offers(), clock.instant(), Lease.LENGTH))
                .hasSize(1);

        clock.advance(Lease.LENGTH.minusSeconds(1));
        anotherNode().deliverDue();
        assertThat(sent(moodle)).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        anotherNode().deliverDue();

        assertThat(sent(moodle)).hasSize(1);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void an_answer_to_what_is_no_longer_desired_is_not_taken_for_the_new() {
        Place ada = atMoodle("5");
        decide(ada, 1, "5");
        Due due = claimDue.claim(new Places(registrations, clock).offers(), clock.instant(), Lease.LENGTH)
                .getFirst();
        clock.advance(Duration.ofSeconds(2));
        decide(ada, 2, "9");

        deliveries.settle(
                due,
                new Settlement(GradeState.SENT, null, 200, "accepted", null, "200", true),
                clock.instant(),
                clock.instant());

        assertThat(state()).isEqualTo("PENDING");
        assertThat(due()).isNotNull();
        assertThat(database.sql("select lease_owner is null from desired_score")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void an_answer_for_a_learner_who_was_erased_meanwhile_leaves_nothing() {
        decide(atMoodle("5"), 1, "5");
        Due due = claimDue.claim(new Places(registrations, clock).offers(), clock.instant(), Lease.LENGTH)
                .getFirst();
        for (String table : List.of("desired_score", "attempt", "launch", "learner_link", "learner")) {
            database.sql("delete from " + table).update();
        }

        deliveries.settle(
                due,
                new Settlement(GradeState.SENT, null, 200, "accepted", null, "200", true),
                clock.instant(),
                clock.instant());

        assertThat(database.sql("select count(*) from delivery")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select count(*) from desired_score")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_platform_that_hangs_holds_up_nobody_else() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(200).withFixedDelay(4_000)));
        canvas.stubFor(post(urlPathMatching(".*/scores")).willReturn(okJson("{}")));
        for (int i = 0; i < 50; i++) {
            decide(atMoodle(String.valueOf(i)), 1, "9");
        }
        for (int i = 0; i < 5; i++) {
            decide(launched(canvas, "s-" + i, canvas.baseUrl() + "/line_items/907"), 1, "9");
        }

        List<CompletableFuture<Void>> started = deliver.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (started.stream().filter(one -> !one.isDone()).count() > Places.EACH && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        int inTime = sent(canvas).size();
        long hanging = started.stream().filter(one -> !one.isDone()).count();
        CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).join();

        assertThat(inTime).isEqualTo(5);
        assertThat(hanging).isEqualTo(Places.EACH);
    }

    @Test
    void twenty_students_who_come_first_make_one_line_item() {
        moodle.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        moodle.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse()
                        .withStatus(201)
                        .withFixedDelay(20)
                        .withBody("{\"id\":\"" + moodle.baseUrl() + "/items/9/lineitem?type_id=1\"}")));
        moodle.stubFor(post(urlPathEqualTo("/items/9/lineitem/scores"))
                .willReturn(aResponse().withStatus(200)));
        for (int i = 0; i < 20; i++) {
            decide(launched(moodle, String.valueOf(i), null), 1, "9");
        }
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            DeliverScores node = anotherNode();
            nodes.add(CompletableFuture.runAsync(node::deliverDue));
        }
        CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)).join();
        deliver.deliverDue();

        List<LoggedRequest> made = moodle.findAll(postRequestedFor(urlPathEqualTo("/items")));
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().getHeader("Content-Type")).isEqualTo("application/vnd.ims.lis.v2.lineitem+json");
        JsonNode item = body(made.getFirst());
        assertThat(item.path("label").stringValue()).isEqualTo("Chapter 12");
        assertThat(item.path("resourceId").stringValue()).isEqualTo("chapter-12");
        assertThat(item.path("resourceLinkId").stringValue()).isEqualTo("link-1");
        assertThat(sent(moodle)).hasSize(20);
    }

    @Test
    void a_line_item_that_is_there_is_found_and_none_is_made() {
        String page = "[{\"id\":\"%s/items/%d/lineitem?type_id=1\",\"resourceLinkId\":\"%s\"}]";
        // Moodle's next link has typographic quotes and an escaped ampersand.
        moodle.stubFor(get(urlEqualTo("/items?type_id=1&resource_link_id=link-1"))
                .willReturn(okJson(page.formatted(moodle.baseUrl(), 7, "link-0"))
                        .withHeader(
                                "Link",
                                "<" + moodle.baseUrl() + "/items?type_id=1&amp;from=1>; rel=\u201cnext\u201d")));
        moodle.stubFor(get(urlEqualTo("/items?type_id=1&from=1"))
                .willReturn(okJson(page.formatted(moodle.baseUrl(), 8, "link-1"))));
        moodle.stubFor(post(urlPathEqualTo("/items/8/lineitem/scores"))
                .willReturn(aResponse().withStatus(200)));
        decide(launched(moodle, "5", null), 1, "9");

        deliver.deliverDue();

        assertThat(sent(moodle)).hasSize(1);
        moodle.verify(0, postRequestedFor(urlPathEqualTo("/items")));
        assertThat(moodle.findAll(
                        com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor(urlPathEqualTo("/items"))))
                .allSatisfy(request -> assertThat(request.getHeader("Accept"))
                        .isEqualTo("application/vnd.ims.lis.v2.lineitemcontainer+json"));
    }

    @Test
    void on_canvas_no_column_is_made_and_the_score_waits_for_an_assignment() {
        canvas.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        canvas.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(500)));
        decide(launched(canvas, "s-1", null), 1, "9");

        deliver.deliverDue();

        canvas.verify(0, postRequestedFor(urlPathEqualTo("/items")));
        assertThat(state()).isEqualTo("PENDING");
        assertThat(lastAnswer()).contains("assignment");
    }

    @Test
    void a_look_up_that_fails_is_reported_as_the_platforms_trouble_and_not_as_a_missing_column() {
        canvas.stubFor(get(urlPathEqualTo("/items")).willReturn(aResponse().withStatus(503)));
        Place ada = launched(canvas, "s-1", null);
        decide(ada, 1, "9");

        deliver.deliverDue();

        Grades.Grade grade = grades.of(ada.linked());
        assertThat(grade.state()).isEqualTo(Grades.GradeState.PENDING);
        assertThat(grade.cause()).isEqualTo(checkpoint.learning.attempt.Cause.TROUBLE);
        canvas.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(
                        okJson("[{\"id\":\"" + canvas.baseUrl() + "/line_items/9\",\"resourceLinkId\":\"link-1\"}]")));
        canvas.stubFor(post(urlPathMatching("/line_items/9/scores")).willReturn(okJson("{}")));
        clock.advance(Duration.ofMinutes(5));
        deliver.deliverDue();
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void a_look_up_that_is_refused_is_reported_as_a_refused_token_and_not_as_a_missing_column() {
        canvas.stubFor(get(urlPathEqualTo("/items")).willReturn(aResponse().withStatus(401)));
        decide(launched(canvas, "s-1", null), 1, "9");

        deliver.deliverDue();

        assertThat(state()).isEqualTo("PENDING");
        assertThat(lastAnswer()).contains("401");
        assertThat(cause()).isEqualTo("TOKEN_REFUSED");
    }

    @Test
    void a_score_that_waited_for_a_line_item_goes_out_when_a_launch_a_week_later_brings_one() {
        canvas.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        canvas.stubFor(post(urlPathMatching("/line_items/9/scores")).willReturn(okJson("{}")));
        decide(launched(canvas, "s-1", null), 1, "9");
        deliver.deliverDue();
        clock.advance(Duration.ofDays(7));

        launched(canvas, "s-2", canvas.baseUrl() + "/line_items/9");
        deliver.deliverDue();

        assertThat(sent(canvas)).hasSize(1);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void a_line_item_that_is_gone_is_looked_up_again_and_never_made_again() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(404)));
        moodle.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        decide(atMoodle("5"), 1, "9");

        deliver.deliverDue();

        assertThat(state()).isEqualTo("FAILED");
        assertThat(lastAnswer()).contains("gone");
        moodle.verify(0, postRequestedFor(urlPathEqualTo("/items")));
    }
}
