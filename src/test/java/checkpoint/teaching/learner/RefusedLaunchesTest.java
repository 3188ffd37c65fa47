package checkpoint.teaching.learner;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whose launch was refused, as the instructor of that course learns it. */
@WholeTool
class RefusedLaunchesTest {

    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String REPLAYED = "LTI-136";

    @Autowired
    private FramedTool tool;

    private Map<String, Object> claims = new HashMap<>();

    @BeforeEach
    void adaHasOpenedIt() {
        tool.reset();
        ada("biology");
    }

    private MvcTestResult launch(String course, String subject, boolean teacher) {
        return tool.launch(sent -> {
            sent.put("sub", subject);
            sent.put(LTI + "context", new HashMap<>(Map.of("id", course, "title", course)));
            sent.put(LTI + "resource_link", new HashMap<>(Map.of("id", "link-of-" + course)));
            if (teacher) {
                sent.put(LTI + "roles", List.of(INSTRUCTOR));
            }
            claims = sent;
        });
    }

    private void ada(String course) {
        launch(course, "ada", false);
    }

    /** The same answer of the platform once more, as Back and reload send it. */
    private MvcTestResult again() {
        return tool.again(claims);
    }

    private long id() {
        return tool.database()
                .sql("select id from learner where subject = 'ada'")
                .query(Long.class)
                .single();
    }

    private String pageOfAda(String course) {
        return FramedTool.text(tool.post(launch(course, "teacher", true), PAGE + "/learners/" + id()));
    }

    private List<String> stored() {
        return tool.database()
                .sql("select code || ' ' || (subject_digest is not null) from refusal order by at, reference")
                .query(String.class)
                .list();
    }

    @Test
    void a_launch_that_was_refused_stands_on_its_learners_page_with_its_reason_and_reference() {
        String refused = FramedTool.text(again());
        String reference = refused.replaceAll("(?s).*data-reference=\"([^\"]+)\".*", "$1");

        assertThat(pageOfAda("biology"))
                .contains("Launches refused in the last 30 days", "data-code=\"" + REPLAYED + "\"", reference);
    }

    @Test
    void who_was_never_refused_has_no_such_list() {
        assertThat(pageOfAda("biology")).doesNotContain("Launches refused", "one-refusal");
    }

    @Test
    void a_check_after_the_signature_names_the_learner_and_one_before_it_nobody() {
        tool.launch(sent -> {
            sent.put("sub", "ada");
            sent.put(LTI + "version", "1.1");
        });
        tool.launch(sent -> {
            sent.put("sub", "ada");
            sent.put("aud", "somebody-else");
        });

        assertThat(stored())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).endsWith(" true"),
                        one -> assertThat(one).endsWith(" false"));
    }

    @Test
    void an_instructor_of_another_course_and_the_page_of_another_learner_show_nothing_of_it() {
        ada("history");
        ada("biology");
        again();
        launch("biology", "ben", false);
        long ben = tool.database()
                .sql("select id from learner where subject = 'ben'")
                .query(Long.class)
                .single();

        assertThat(pageOfAda("history")).doesNotContain("one-refusal");
        assertThat(tool.post(launch("biology", "teacher", true), PAGE + "/learners/" + ben))
                .bodyText()
                .doesNotContain("one-refusal");
        assertThat(pageOfAda("biology")).contains("one-refusal");
    }

    @Test
    void in_a_course_without_a_context_its_one_link_counts() {
        tool.launch(sent -> {
            sent.put("sub", "ada");
            sent.remove(LTI + "context");
            claims = sent;
        });
        again();

        MvcTestResult teacher = tool.launch(sent -> {
            sent.put("sub", "teacher");
            sent.remove(LTI + "context");
            sent.put(LTI + "roles", List.of(INSTRUCTOR));
        });

        assertThat(tool.post(teacher, PAGE + "/learners/" + id())).bodyText().contains("one-refusal");
    }

    @Test
    void the_log_holds_neither_subject_nor_name() {
        again();

        assertThat(tool.database()
                        .sql("select row_to_json(r)::text from refusal r")
                        .query(String.class)
                        .single())
                .doesNotContain("\"ada\"", "Ada", "Lovelace", "@");
    }

    @Test
    void the_newest_stands_first() {
        again();
        tool.pass(Duration.ofMinutes(1));
        tool.launch(sent -> {
            sent.putAll(claims);
            sent.put(LTI + "version", "1.1");
        });

        assertThat(pageOfAda("biology")).containsSubsequence("data-code=\"LTI-140\"", "data-code=\"" + REPLAYED + "\"");
    }
}
