package checkpoint.learning.page;

import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.policy.Samples;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Goes through launched pages as a browser without scripts does: it posts their forms, and remembers what it was shown. */
public final class LaunchedBrowser {

    final MockMvcTester mvc;
    public final JdbcClient database;
    public final AttemptBench.Shelf shelf;
    public final AttemptApp.HandGrades grades;
    public final AttemptApp.Heard heard;
    final SettableClock clock;
    final List<String> shown = new ArrayList<>();
    private final LaunchTokens tokens;
    private Launch launch;
    public Place ada;
    public long link;

    LaunchedBrowser(
            MockMvcTester mvc,
            JdbcClient database,
            AttemptBench.Shelf shelf,
            AttemptApp.HandGrades grades,
            AttemptApp.Heard heard,
            SettableClock clock,
            LaunchTokens tokens) {
        this.mvc = mvc;
        this.database = database;
        this.shelf = shelf;
        this.grades = grades;
        this.heard = heard;
        this.clock = clock;
        this.tokens = tokens;
    }

    /** An empty school with Ada in it, who has launched. */
    public void reset() {
        TestPostgres.truncate(database);
        shelf.clear();
        grades.all.clear();
        heard.decided.clear();
        shown.clear();
        clock.set(AttemptBench.NOON);
        long registration = AttemptBench.registration(database);
        long course = AttemptBench.course(database, registration, "biology101");
        ada = new Place(
                registration,
                AttemptBench.learner(database, registration, "ada", "Ada Lovelace"),
                course,
                SampleQuiz.SLUG);
        link = database.sql("""
                        insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
                        select registration_id, deployment_id, 'link-1', id, now() from course
                        where registration_id = ? and id = ? returning id
                        """).params(registration, course).query(Long.class).single();
        as(Role.LEARNER);
    }

    public Launch as(Role role) {
        return as(role, null, null);
    }

    public Launch as(Role role, String requested, String bound) {
        launch = Samples.launch(ada, link, role, requested, bound);
        return launch;
    }

    /** The launch comes from a platform that calls itself so. */
    void from(String family) {
        launch = new Launch(
                launch.id(),
                launch.registration(),
                launch.learner(),
                launch.course(),
                launch.resourceLink(),
                launch.role(),
                launch.testUser(),
                launch.requestedCheckpoint(),
                launch.boundCheckpoint(),
                launch.locale(),
                launch.returnUrl(),
                family,
                launch.hasLineItem(),
                launch.at(),
                Availability.NONE);
    }

    public Launch launch() {
        return launch;
    }

    /** The launch says that its link is available then. */
    public void available(Availability available) {
        launch = new Launch(
                launch.id(),
                launch.registration(),
                launch.learner(),
                launch.course(),
                launch.resourceLink(),
                launch.role(),
                launch.testUser(),
                launch.requestedCheckpoint(),
                launch.boundCheckpoint(),
                launch.locale(),
                launch.returnUrl(),
                launch.productFamily(),
                launch.hasLineItem(),
                launch.at(),
                available);
    }

    public String post(String path, String... fields) {
        MvcTestResult result = exchange(path, fields);
        if (result.getResponse().getStatus() != 200) {
            throw new AssertionError(path + " answered " + result.getResponse().getStatus());
        }
        return text(result);
    }

    /** The answer, whatever its status. */
    public MvcTestResult exchange(String path, String... fields) {
        return exchange(token(), MediaType.TEXT_HTML, path, fields);
    }

    /** The same, wanted so: as a script wants it. */
    public MvcTestResult exchange(MediaType wanted, String path, String... fields) {
        return exchange(token(), wanted, path, fields);
    }

    public SettableClock clock() {
        return clock;
    }

    /** A token of the launch, as its newest page has it. */
    String token() {
        return tokens.carry(launch).token();
    }

    /** The answer to an older page, or to its script. */
    public MvcTestResult exchange(String token, MediaType wanted, String path, String... fields) {
        var request = mvc.post()
                .uri(path)
                .accept(wanted)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", token);
        for (String field : fields) {
            int at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        MvcTestResult result = request.exchange();
        shown.add(text(result));
        return result;
    }

    public static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The token that a page carries. */
    static String token(String page) {
        Matcher token =
                Pattern.compile("name=\"access_token\" value=\"([^\"]+)\"").matcher(page);
        if (!token.find()) {
            throw new AssertionError("no token");
        }
        return token.group(1);
    }

    /** The value of the control of this name that stands with this label, in a page. */
    public static String value(String page, String name, String label) {
        Matcher control = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"[^>]*>\\s*<span>"
                        + Pattern.quote(label))
                .matcher(page);
        if (!control.find()) {
            throw new AssertionError("no " + name + " labelled " + label);
        }
        return control.group(1);
    }
}
