package practice;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The grade services on the wire, in each manner: what is refused, beside what is taken. */
class GradebookTest {

    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final SettableClock CLOCK = new SettableClock(NOON);
    private static final FakeTool TOOL = new FakeTool(CLOCK);
    private static PracticeLms lms;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        lms = PracticeLms.start(0, TOOL.url, CLOCK);
    }

    @AfterAll
    static void stop() {
        lms.close();
        TOOL.close();
    }

    @BeforeEach
    void afresh() {
        lms.startAfresh();
        CLOCK.set(NOON);
        token = TOOL.token(lms, String.join(" ", Services.SCOPES));
    }

    private static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> get(String address, String accept) {
        return FakeTool.send(to(address).header("Accept", accept));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String container() {
        return lms.lineItemsAddress();
    }

    /** Of the first column, in the manner of now. */
    private static String item() {
        return read(get(container(), ITEMS)).path(0).path("id").asString();
    }

    private static String below(String what) {
        String[] halves = item().split("\\?");
        return halves[0] + "/" + what + (halves.length > 1 ? "?" + halves[1] : "");
    }

    private static Map<String, Object> score(Object given, Instant stamp) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("userId", Person.ADA.subject);
        score.put("scoreGiven", given);
        score.put("scoreMaximum", 10);
        score.put("activityProgress", "Completed");
        score.put("gradingProgress", "FullyGraded");
        score.put("timestamp", stamp.toString().replace("Z", stamp.getNano() == 0 ? ".000Z" : "Z"));
        return score;
    }

    private static HttpResponse<String> post(Map<String, Object> score) {
        return post(score, SCORE);
    }

    private static HttpResponse<String> post(Map<String, Object> score, String type) {
        return FakeTool.send(to(below("scores"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(score))));
    }

    private static void grade(String points) {
        assertThat(lms.gradebook().grade(Person.ADA).map(AdminPages::plain).orElse("–"))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void a_good_score_is_a_grade_and_reads_back(Dials.Manner manner) {
        lms.dials().turn(manner);

        Map<String, Object> score = score(9, NOON);
        score.put("comment", "Checkpoint: 90%");
        HttpResponse<String> taken = post(score);

        assertThat(taken.statusCode()).isEqualTo(200);
        grade("90");
        JsonNode result = read(get(below("results"), RESULTS)).path(0);
        assertThat(result.path("userId").asString()).isEqualTo(Person.ADA.subject);
        double share = result.path("resultScore").asDouble()
                / result.path("resultMaximum").asDouble();
        assertThat(share).isEqualTo(0.9);
        switch (manner) {
            case CANVAS -> assertThat(taken.body()).contains("resultUrl", Score.CANVAS);
            case MOODLE -> assertThat(taken.body()).isEmpty();
            default -> assertThat(taken.body()).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @CsvSource({"BLACKBOARD, ", "BRIGHTSPACE, See me", "PLAIN, See me"})
    void a_score_without_a_comment_leaves_the_teachers_where_it_is_but_in_blackboard(
            Dials.Manner manner, String comment) {
        lms.dials().turn(manner);
        lms.gradebook().comment(Person.ADA, "See me");

        post(score(9, NOON));

        assertThat(lms.gradebook().comment(Person.ADA)).isEqualTo(Optional.ofNullable(comment));
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void a_score_with_a_comment_shows_it_in_the_gradebook(Dials.Manner manner) {
        lms.dials().turn(manner);
        Map<String, Object> score = score(9, NOON);
        score.put("comment", "Checkpoint: 90%");

        post(score);

        assertThat(lms.gradebook().comment(Person.ADA)).contains("Checkpoint: 90%");
    }

    @Test
    void schoology_takes_no_score_without_a_comment() {
        lms.dials().turn(Dials.Manner.SCHOOLOGY);

        HttpResponse<String> answer = post(score(9, NOON));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer).path("errors").path(0).path("message").asString())
                .contains("comment");
        grade("–");
    }

    @ParameterizedTest
    @CsvSource({
        "SAKAI,       422, not a student",
        "BLACKBOARD,  400, not enrolled in this course",
        "BRIGHTSPACE, 404, No such user for this score",
        "OPEN_EDX,    422, not a student"
    })
    void each_has_words_of_its_own_for_who_has_left(Dials.Manner manner, int status, String words) {
        lms.dials().turn(manner);
        Map<String, Object> score = score(9, NOON);
        score.put("userId", Person.EDSGER.subject);

        HttpResponse<String> answer = post(score);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(FakeTool.send(to(item()).header("Accept", ITEM)).statusCode())
                .as("the column is there")
                .isEqualTo(200);
    }

    @Test
    void brightspace_refuses_a_teacher_otherwise_than_an_account_that_is_gone() {
        lms.dials().turn(Dials.Manner.BRIGHTSPACE);
        Map<String, Object> score = score(9, NOON);
        score.put("userId", Person.MARGARET.subject);

        assertThat(post(score).statusCode()).isEqualTo(403);
    }

    @Test
    void open_edx_refuses_a_stale_stamp_in_its_own_words_and_takes_whole_maximums_only() {
        lms.dials().turn(Dials.Manner.OPEN_EDX);
        assertThat(post(score(9, NOON)).statusCode()).isEqualTo(200);
        HttpResponse<String> stale = post(score(9, NOON));
        assertThat(stale.statusCode()).isEqualTo(400);
        assertThat(stale.body()).contains("can only be updated to a later point in time");

        for (Map.Entry<String, Integer> maximum :
                Map.of("2.5", 400, "3", 201, "4.0", 201).entrySet()) {
            HttpResponse<String> made = FakeTool.send(to(container())
                    .header("Content-Type", ITEM)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"label\":\"More\",\"scoreMaximum\":" + maximum.getKey() + "}")));
            assertThat(made.statusCode()).as(maximum.getKey()).isEqualTo(maximum.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"SAKAI, 2", "OPEN_EDX, 2", "PLAIN, 1", "BLACKBOARD, 1"})
    void two_list_everybody_even_if_one_was_asked_for(Dials.Manner manner, int results) {
        lms.dials().turn(manner);
        for (Person person : List.of(Person.ADA, Person.GRACE)) {
            Map<String, Object> score = score(9, NOON);
            score.put("userId", person.subject);
            assertThat(post(score).statusCode()).isEqualTo(200);
        }

        assertThat(read(get(below("results") + "?user_id=" + Person.ADA.subject, RESULTS)))
                .hasSize(results);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN,  application/json,                                       400",
        "PLAIN,  application/vnd.ims.lis.v1.score+json;charset=utf-8,    200",
        "MOODLE, application/json,                                       400",
        "MOODLE, application/vnd.ims.lis.v1.score+json;charset=utf-8,    200",
        "MOODLE, application/vnd.ims.lis.v2.score+json,                  400"
    })
    void a_score_has_its_media_type(Dials.Manner manner, String type, int status) {
        lms.dials().turn(manner);

        assertThat(post(score(9, NOON), type).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, -1, 409", "PLAIN, 0, 409", "PLAIN, 1, 200",
        "CANVAS, -1, 400", "CANVAS, 0, 200", "CANVAS, 1, 200"
    })
    void a_timestamp_is_compared_with_the_one_before(Dials.Manner manner, int later, int status) {
        lms.dials().turn(manner);
        post(score(5, NOON.plusMillis(500)));

        HttpResponse<String> second = post(score(9, NOON.plusMillis(500 + later)));

        assertThat(second.statusCode()).isEqualTo(status);
        grade(status == 200 ? "90" : "50");
        if (manner == Dials.Manner.CANVAS && status == 400) {
            assertThat(second.body()).contains("before last updated timestamp of");
        }
    }

    @Test
    void moodle_compares_whole_seconds_with_its_own_clock() {
        lms.dials().turn(Dials.Manner.MOODLE);
        CLOCK.advance(Duration.ofSeconds(10));
        assertThat(post(score(5, NOON)).statusCode()).isEqualTo(200);

        HttpResponse<String> waited = post(score(9, NOON.plusSeconds(5)));
        HttpResponse<String> sameSecond = post(score(9, NOON.plusMillis(10_999)));
        HttpResponse<String> later = post(score(9, NOON.plusSeconds(11)));

        assertThat(waited.statusCode()).isEqualTo(409);
        assertThat(waited.body()).isEqualTo("[]");
        assertThat(sameSecond.statusCode()).isEqualTo(409);
        assertThat(later.statusCode()).isEqualTo(200);
        grade("90");
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, Pending, –", "CANVAS, Pending, –", "MOODLE, Pending, –",
        "PLAIN, NotReady, –", "CANVAS, NotReady, –", "MOODLE, NotReady, –",
        "MOODLE, PendingManual, –", "CANVAS, PendingManual, 90"
    })
    void what_is_not_final_clears_the_grade(Dials.Manner manner, String grading, String shown) {
        lms.dials().turn(manner);
        post(score(5, NOON));
        CLOCK.advance(Duration.ofSeconds(2));
        Map<String, Object> pending = score(9, NOON.plusSeconds(2));
        pending.put("gradingProgress", grading);

        assertThat(post(pending).statusCode()).isEqualTo(200);

        grade(shown);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 12, 120", "CANVAS, 12, 120", "MOODLE, 12, 100", "MOODLE, -3, 0"})
    void points_beyond_the_scale_are_kept_or_cut(Dials.Manner manner, int given, String shown) {
        lms.dials().turn(manner);

        assertThat(post(score(given, NOON)).statusCode()).isEqualTo(200);

        grade(shown);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 422", "CANVAS, 422", "MOODLE, 400"})
    void only_students_of_the_course_get_a_grade(Dials.Manner manner, int status) {
        lms.dials().turn(manner);
        Map<String, Object> teacher = score(9, NOON);
        teacher.put("userId", Person.MARGARET.subject);

        assertThat(post(teacher).statusCode()).isEqualTo(status);
        assertThat(post(score(9, NOON)).statusCode()).isEqualTo(200);
        lms.roster().drop(Person.ADA);
        CLOCK.advance(Duration.ofSeconds(2));

        assertThat(post(score(9, NOON.plusSeconds(2))).statusCode()).isEqualTo(status);
    }

    @Test
    void moodle_repeats_what_it_was_sent_in_the_reason_phrase() throws IOException {
        lms.dials().turn(Dials.Manner.MOODLE);
        Map<String, Object> unknown = score(9, NOON);
        unknown.put("userId", "999");
        URI address = URI.create(below("scores"));
        String body = JsonMapper.shared().writeValueAsString(unknown);

        String answer;
        try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + address.getRawPath() + "?" + address.getRawQuery()
                                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + SCORE
                                    + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes());
            answer = new String(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(answer).startsWith("HTTP/1.1 400 Incorrect score received{\"userId\":\"999\"");
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 90", "CANVAS, 90", "MOODLE, 75"})
    void a_teachers_override_stays_in_moodle_alone(Dials.Manner manner, String shown) {
        lms.dials().turn(manner);
        post(score(5, NOON));
        lms.gradebook().enter(firstItem(), Person.ADA, "75");
        grade("75");
        CLOCK.advance(Duration.ofSeconds(2));

        assertThat(post(score(9, NOON.plusSeconds(2))).statusCode()).isEqualTo(200);

        grade(shown);
    }

    private static long firstItem() {
        return lms.records().lineItems().getFirst().id();
    }

    @Test
    void an_override_reads_back_scaled_and_goes_when_it_is_taken_back() {
        post(score(5, NOON));
        long item = lms.records().lineItems().getFirst().id();
        lms.gradebook().enter(item, Person.ADA, "75");
        assertThat(read(get(below("results"), RESULTS))
                        .path(0)
                        .path("resultScore")
                        .asDouble())
                .isEqualTo(7.5);

        lms.gradebook().takeBack(item, Person.ADA);
        grade("50");
        lms.gradebook().clear(item, Person.ADA);

        grade("–");
    }

    @Test
    void moodle_answers_500_where_a_grade_is_locked() {
        lms.dials().turn(Dials.Manner.MOODLE);
        lms.gradebook().lock(lms.records().lineItems().getFirst().id(), Person.ADA, true);

        assertThat(post(score(9, NOON)).statusCode()).isEqualTo(500);
    }

    private static Map<String, Object> submitted(Instant stamp, Instant submit) {
        Map<String, Object> score = score(9, stamp);
        score.put("submission", Map.of("submittedAt", submit.toString()));
        return score;
    }

    @Test
    void canvas_counts_a_submission_once_and_refuses_more_attempts_than_allowed() {
        lms.dials().turn(Dials.Manner.CANVAS).turn(Dials.Attempts.ONE);
        assertThat(post(submitted(NOON, NOON)).statusCode()).isEqualTo(200);
        assertThat(post(submitted(NOON.plusSeconds(1), NOON)).statusCode()).isEqualTo(200);

        HttpResponse<String> second = post(submitted(NOON.plusSeconds(2), NOON.plusSeconds(2)));
        Map<String, Object> withoutOne = submitted(NOON.plusSeconds(3), NOON.plusSeconds(2));
        withoutOne.put(Score.CANVAS, Map.of("new_submission", false));

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("maximum number of allowed attempts");
        assertThat(post(withoutOne).statusCode()).isEqualTo(200);
        assertThat(lms.records().results().getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void canvas_wants_a_published_assignment_a_running_course_and_access() {
        lms.dials().turn(Dials.Manner.CANVAS).turn(Dials.Published.NO);
        assertThat(post(score(9, NOON)).body()).contains("still unpublished");
        lms.dials().turn(Dials.Published.YES).turn(Dials.Term.CONCLUDED);
        String scores = lms.issuer() + "/api/lti/courses/" + Course.ID + "/line_items/1/scores";
        assertThat(FakeTool.send(to(scores)).body()).contains("concluded");
        lms.dials().turn(Dials.Term.RUNNING).turn(Dials.Access.KEY_OFF);
        assertThat(FakeTool.send(to(scores)).body()).contains("Invalid Developer Key");
        lms.dials().turn(Dials.Access.REMOVED);
        assertThat(FakeTool.send(to(scores)).body()).contains("not linked to a Tool");
        lms.dials().turn(Dials.Access.GRANTED);

        assertThat(post(score(9, NOON)).statusCode()).isEqualTo(200);
    }

    @Test
    void grades_that_are_not_posted_open_nothing() throws IOException {
        lms.dials().turn(Dials.Posting.MANUAL);
        post(score(9, NOON));
        Surfer ada = new Surfer();
        assertThat(ada.get(lms.issuer() + "/modules/final-project").status()).isEqualTo(403);

        lms.gradebook().post();

        assertThat(ada.get(lms.issuer() + "/modules/final-project").status()).isEqualTo(200);
    }

    @Test
    void moodle_takes_one_media_type_exactly_and_has_a_query_and_an_odd_next_link() {
        lms.dials().turn(Dials.Manner.MOODLE);
        assertThat(container()).endsWith("?type_id=1");
        assertThat(get(container(), "application/json").statusCode()).isEqualTo(400);
        assertThat(get(container(), ITEMS + ", */*").statusCode()).isEqualTo(400);
        create("{\"label\":\"Another\",\"scoreMaximum\":5}", ITEM);

        HttpResponse<String> page = get(container() + "&limit=1", ITEMS);

        assertThat(read(page)).hasSize(1);
        String link = new String(
                page.headers().firstValue("Link").orElseThrow().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(link).contains("&amp;from=1", "rel=“next”");
    }

    private static HttpResponse<String> create(String body, String type) {
        return FakeTool.send(
                to(container()).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_column_for_a_link_that_is_not_there_is_refused() {
        String body = "{\"label\":\"x\",\"scoreMaximum\":5,\"resourceLinkId\":\"%s\"}";

        assertThat(create(body.formatted("nowhere"), ITEM).statusCode()).isEqualTo(404);
        assertThat(create(body.formatted(Course.LINK), ITEM).statusCode()).isEqualTo(201);
        assertThat(create("{\"label\":\"x\"}", ITEM).statusCode()).isEqualTo(400);
    }

    @Test
    void canvas_keeps_its_own_column_and_plain_lets_it_go() {
        lms.dials().turn(Dials.Manner.CANVAS);
        assertThat(FakeTool.send(to(item()).DELETE()).statusCode()).isEqualTo(401);
        lms.dials().turn(Dials.Manner.PLAIN);
        String address = item();

        assertThat(FakeTool.send(to(address).DELETE()).statusCode()).isEqualTo(204);
        assertThat(get(address, ITEM).statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_is_as_each_manner_gives_it() {
        lms.dials().turn(Dials.Manner.MOODLE);
        HttpResponse<String> moodle = TOOL.askForToken(lms, TOOL.sign(TOOL.assertion(lms)), Services.SCORE + " more");
        assertThat(moodle.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(read(moodle).path("scope").asString()).isEqualTo(Services.SCORE);
        lms.dials().turn(Dials.Manner.CANVAS);

        assertThat(TOOL.askForToken(lms, TOOL.sign(TOOL.assertion(lms)), Services.SCORE + " more")
                        .body())
                .contains("invalid_scope");
    }

    @Test
    void an_assertion_is_refused_for_each_claim_that_is_wrong() {
        assertThat(tokenFor("jti", "fresh").statusCode()).isEqualTo(200);
        assertThat(tokenFor("jti", "fresh").statusCode()).as("replayed").isEqualTo(400);
        assertThat(tokenFor("aud", "https://elsewhere.example").statusCode()).isEqualTo(400);
        assertThat(tokenFor("iss", "nobody").statusCode()).isEqualTo(400);
        assertThat(tokenFor("sub", "nobody").statusCode()).isEqualTo(400);
        assertThat(tokenFor("exp", NOON.getEpochSecond() - 1).statusCode()).isEqualTo(400);
        assertThat(tokenFor("iat", NOON.getEpochSecond() + 5).statusCode())
                .as("ahead, as Moodle has it")
                .isEqualTo(400);
        lms.dials().turn(Dials.Manner.CANVAS);

        assertThat(tokenFor("iat", NOON.getEpochSecond() + 5).statusCode())
                .as("ahead, as Canvas has it")
                .isEqualTo(200);
    }

    private static HttpResponse<String> tokenFor(String claim, Object value) {
        Map<String, Object> assertion = TOOL.assertion(lms);
        assertion.put(claim, value);
        return TOOL.askForToken(lms, TOOL.sign(assertion), Services.SCORE);
    }

    @Test
    void each_fault_is_what_it_says() {
        String scores = below("scores");
        lms.faults().on(Faults.Service.SCORES, Faults.Kind.SERVER_ERROR);
        assertThat(FakeTool.send(to(scores)).statusCode()).isEqualTo(500);
        lms.faults().on(Faults.Service.SCORES, Faults.Kind.THROTTLE);
        assertThat(FakeTool.send(to(scores)).statusCode()).isEqualTo(429);
        lms.dials().turn(Dials.Manner.CANVAS);
        assertThat(FakeTool.send(to(scores)).body()).isEqualTo("403 Forbidden (Rate Limit Exceeded)\n");
        lms.faults().on(Faults.Service.SCORES, Faults.Kind.DROP_BEFORE);
        Assertions.assertThatThrownBy(() -> post(score(9, NOON))).isInstanceOf(UncheckedIOException.class);
        grade("–");
        lms.faults().on(Faults.Service.SCORES, Faults.Kind.DROP_AFTER);
        Assertions.assertThatThrownBy(() -> post(score(9, NOON))).isInstanceOf(UncheckedIOException.class);
        grade("90");
        lms.faults().on(Faults.Service.SCORES, Faults.Kind.HANG);
        Assertions.assertThatThrownBy(() -> FakeTool.send(
                        to(scores).timeout(Duration.ofMillis(200)).POST(HttpRequest.BodyPublishers.ofString("{}"))))
                .isInstanceOf(UncheckedIOException.class);
        lms.faults().clear();

        assertThat(post(score(10, NOON.plusSeconds(1))).statusCode()).isEqualTo(200);
    }

    @Test
    void faults_by_chance_follow_the_seed() {
        Faults.Fault half = new Faults.Fault(Faults.Kind.SERVER_ERROR, 50, Duration.ZERO);
        String first = drawn(half);

        assertThat(drawn(half)).isEqualTo(first).contains("500").contains("200");
    }

    private static String drawn(Faults.Fault fault) {
        lms.faults().seed(7).on(Faults.Service.LINE_ITEMS, fault);
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            statuses.append(get(container(), ITEMS).statusCode()).append(' ');
        }
        lms.faults().clear();
        return statuses.toString();
    }

    @Test
    void the_watch_sees_a_lowered_grade_and_two_scores_at_once() throws Exception {
        post(score(9, NOON));
        post(score(5, NOON.plusSeconds(1)));
        assertThat(lms.watch().lowerings()).hasSize(1);
        assertThat(lms.watch().overlaps()).isEmpty();
        String scores = below("scores");
        lms.faults().slow(Faults.Service.SCORES, Duration.ofMillis(700));

        Thread other = Thread.startVirtualThread(() -> slowly(scores, Duration.ofSeconds(5)));
        slowly(scores, Duration.ofSeconds(5));
        other.join();

        assertThat(lms.watch().overlaps()).hasSize(1);
    }

    @Test
    void a_caller_that_left_does_not_overlap_with_the_next() {
        String scores = below("scores");
        lms.faults().on(Faults.Service.SCORES, Faults.Kind.HANG);
        slowly(scores, Duration.ofMillis(150));
        slowly(scores, Duration.ofMillis(150));

        assertThat(lms.watch().overlaps()).isEmpty();
    }

    private static void slowly(String address, Duration patience) {
        try {
            FakeTool.send(to(address)
                    .header("Content-Type", SCORE)
                    .timeout(patience)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JsonMapper.shared().writeValueAsString(score(9, NOON)))));
        } catch (UncheckedIOException e) {
            // Had enough.
        }
    }

    @Test
    void an_instructor_grades_by_hand_on_the_page_and_a_student_does_not() throws IOException {
        Surfer surfer = new Surfer();
        surfer.press(surfer.get(lms.issuer() + "/").form("/person").set("person", Person.MARGARET.name()));
        Surfer.Form form = surfer.get(lms.issuer() + "/gradebook").form("/gradebook/grade");
        long item = lms.records().lineItems().getFirst().id();
        form.set("person", "ADA").set("item", String.valueOf(item)).set("do", "enter");

        surfer.press(form.set("points", "42,5"));
        grade("42.5");
        assertThat(surfer.press(form.set("points", "many")).status()).isEqualTo(400);
        surfer.press(surfer.get(lms.issuer() + "/").form("/person").set("person", Person.ADA.name()));

        assertThat(surfer.press(form.set("points", "100")).status()).isEqualTo(400);
        grade("42.5");
    }
}
