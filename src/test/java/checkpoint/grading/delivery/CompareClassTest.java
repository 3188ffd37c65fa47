package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.reconcile.CompareClass;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.Desk;
import checkpoint.learning.attempt.Grades.Grade;
import checkpoint.learning.attempt.Grades.GradeState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A class compared with its gradebook: what is found, what is mended, and that doing it twice does nothing more. */
@PassbackApp
class CompareClassTest extends AtTwoPlatforms {

    private static final String RESULTS = "/items/2/lineitem/results";

    @Autowired
    private CompareClass compare;

    private final Map<String, String> gradebook = new LinkedHashMap<>();
    private Place ada;

    @BeforeEach
    void theClassHasItsGrades() {
        gradebook.clear();
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        ada = confirmed("ada", "9");
    }

    private Place confirmed(String subject, String given) {
        Place place = launched(
                moodle,
                subject,
                "link-1",
                moodle.baseUrl() + "/items/2/lineitem?type_id=1",
                "{" + AGS + "lineitem," + AGS + "score," + AGS + "result.readonly}");
        show();
        decide(place, 1, given);
        deliver.deliverDue();
        show(subject, String.valueOf(Integer.parseInt(given) * 10));
        clock.advance(Duration.ofSeconds(2));
        deliver.deliverDue();
        assertThat(grade(place).state()).isEqualTo(GradeState.CONFIRMED);
        return place;
    }

    private void show(String subject, String score) {
        if (score == null) {
            gradebook.remove(subject);
        } else {
            gradebook.put(subject, score);
        }
        show();
    }

    private void show() {
        String results = gradebook.entrySet().stream()
                .map(one -> "{\"userId\":\"%s\",\"resultScore\":%s,\"resultMaximum\":100}"
                        .formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
        moodle.stubFor(get(urlPathEqualTo(RESULTS)).willReturn(okJson(results)));
    }

    private void enrolled(String... subjects) {
        database.sql("update course set memberships_url = ?")
                .param(moodle.baseUrl() + "/members")
                .update();
        String members = java.util.Arrays.stream(subjects)
                .map(one -> "{\"user_id\":\"%s\",\"status\":\"Active\",\"roles\":[\"Learner\"]}".formatted(one))
                .collect(Collectors.joining(","));
        moodle.stubFor(get(urlPathEqualTo("/members"))
                .willReturn(okJson("{\"id\":\"x\",\"context\":{\"id\":\"course-1\"},\"members\":[" + members + "]}")));
    }

    private Grade grade(Place place) {
        return grades.of(place.linked());
    }

    private Desk compared() {
        assertThat(compare.compare(ada.registration(), ada.link())).isEqualTo(CompareClass.Outcome.COMPARED);
        return grades.desk(ada.registration(), ada.link());
    }

    private static String finding(Desk desk, Place place) {
        return desk.check().differences().get(place.learner()).finding();
    }

    @Test
    void where_all_is_as_it_should_be_nothing_is_found_and_nothing_is_sent() {
        Desk desk = compared();

        assertThat(desk.check().problem()).isNull();
        assertThat(desk.check().differences()).isEmpty();
        deliver.deliverDue();
        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void what_never_arrived_is_sent_again() {
        database.sql("update desired_score set state = 'SENT', confirmed = null, cause = 'NOT_SHOWN'")
                .update();
        show("ada", null);

        Desk desk = compared();
        deliver.deliverDue();

        assertThat(finding(desk, ada)).isEqualTo("sent-again");
        assertThat(sent(moodle)).hasSize(2);
    }

    @Test
    void a_persons_value_is_held_and_found_once_however_often_it_is_compared() {
        show("ada", "55");

        assertThat(finding(compared(), ada)).isEqualTo("other-value");
        assertThat(grade(ada).state()).isEqualTo(GradeState.HELD);
        assertThat(grade(ada).shown().given()).isEqualByComparingTo("55");
        assertThat(compared().check().differences()).hasSize(1);
        deliver.deliverDue();
        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void a_value_that_was_cleared_is_held() {
        show("ada", null);

        assertThat(finding(compared(), ada)).isEqualTo("cleared");
        assertThat(grade(ada).state()).isEqualTo(GradeState.HELD);
        assertThat(grade(ada).cause()).isEqualTo(Cause.CLEARED);
    }

    @Test
    void a_person_who_set_what_is_desired_has_decided() {
        show("ada", "55");
        compared();
        show("ada", "90");

        assertThat(compared().check().differences()).isEmpty();
        assertThat(grade(ada).state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void who_left_the_course_is_said_to_have_left_and_who_came_back_is_sent() {
        enrolled("grace");
        show("ada", null);

        assertThat(finding(compared(), ada)).isEqualTo("not-enrolled");
        assertThat(grade(ada).state()).isEqualTo(GradeState.FAILED);
        assertThat(grade(ada).cause()).isEqualTo(Cause.NOT_A_STUDENT);
        deliver.deliverDue();
        assertThat(sent(moodle)).hasSize(1);
        enrolled("grace", "ada");

        assertThat(finding(compared(), ada)).isEqualTo("sent-again");
    }

    @ParameterizedTest
    @CsvSource({"Instructor, Active, CONFIRMED", "Mentor, Active, CONFIRMED", "Learner, Inactive, FAILED"})
    void a_rosters_role_makes_nobody_another_than_their_launch_said_and_who_is_inactive_has_left(
            String role, String status, GradeState state) {
        enrolled("ada");
        moodle.stubFor(get(urlPathEqualTo("/members"))
                .willReturn(okJson("{\"members\":[{\"user_id\":\"ada\",\"status\":\"" + status + "\",\"roles\":[\""
                        + role + "\"]}]}")));
        show("ada", state == GradeState.FAILED ? null : "90");

        compared();

        assertThat(grade(ada).state()).isEqualTo(state);
    }

    @Test
    void a_roster_that_cannot_be_read_says_of_nobody_that_they_left() {
        enrolled();
        moodle.stubFor(get(urlPathEqualTo("/members")).willReturn(aResponse().withStatus(500)));
        show("ada", null);

        Desk desk = compared();

        assertThat(finding(desk, ada)).isEqualTo("cleared");
        assertThat(desk.check().rosterProblem()).isNotBlank();
    }

    @Test
    void results_that_cannot_be_read_change_nothing_and_are_reported() {
        moodle.stubFor(get(urlPathEqualTo(RESULTS)).willReturn(aResponse().withStatus(503)));

        Desk desk = compared();

        assertThat(desk.check().problem()).contains("503");
        assertThat(grade(ada).state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void results_are_read_page_by_page() {
        Place grace = confirmed("grace", "8");
        String entry = "[{\"userId\":\"%s\",\"resultScore\":%s,\"resultMaximum\":100}]";
        moodle.stubFor(get(com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(RESULTS + "?type_id=1"))
                .willReturn(okJson(entry.formatted("ada", 90))
                        .withHeader("Link", "<" + moodle.baseUrl() + RESULTS + "?page=2>; rel=\"next\"")));
        moodle.stubFor(get(com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(RESULTS + "?page=2"))
                .willReturn(okJson(entry.formatted("grace", 70))));

        Desk desk = compared();

        assertThat(desk.check().differences()).containsOnlyKeys(grace.learner());
    }

    @Test
    void each_class_is_compared_once_a_night_and_by_one_node() {
        compare.plan();
        clock.advance(Duration.ofDays(2));
        moodle.resetRequests();

        assertThat(compare.compareDue()).isTrue();
        assertThat(compare.compareDue()).isFalse();
        moodle.verify(1, getRequestedFor(urlPathEqualTo(RESULTS)));
        assertThat(database.sql(
                                "select due_at > checked_at and due_at < checked_at + interval '36 hours' from gradebook_check")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void of_ten_nodes_that_look_at_the_same_moment_one_compares() throws Exception {
        compare.plan();
        clock.advance(Duration.ofDays(2));
        moodle.resetRequests();
        AtomicInteger compared = new AtomicInteger();
        CyclicBarrier moment = new CyclicBarrier(10);

        try (ExecutorService nodes = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 10; i++) {
                nodes.submit(() -> {
                    moment.await();
                    return compare.compareDue() ? compared.incrementAndGet() : 0;
                });
            }
        }

        assertThat(compared).hasValue(1);
        moodle.verify(1, getRequestedFor(urlPathEqualTo(RESULTS)));
    }

    @Test
    void a_comparison_under_way_is_not_begun_again() {
        database.sql(
                        "insert into gradebook_check (registration_id, line_item_id, due_at, lease_until) select registration_id, id, ?, ? from line_item")
                .param(now())
                .param(now().plusMinutes(5))
                .update();

        assertThat(compare.compare(ada.registration(), ada.link())).isEqualTo(CompareClass.Outcome.BUSY);
    }
}
