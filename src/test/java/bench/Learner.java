package bench;

import checkpoint.content.checkpoint.Quiz;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import practice.HeadlessLaunch;
import practice.Member;
import practice.PracticeLms;
import practice.Surfer;

/**
 * A learner who asks for what a browser with scripts asks for, from the launch to the page behind the gate; or an instructor, who opens the class
 * and what it has answered.
 */
final class Learner {

    /** So often somebody asks again whom an overloaded machine has turned away. */
    static final int AGAIN = 30;

    /** Whoever got no answer for so long gets none. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Pattern TOKEN = Pattern.compile("name=\"access_token\" value=\"([^\"]+)\"");
    private static final Pattern FRESH = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

    private final HttpClient http;
    private final PracticeLms lms;
    private final Member member;
    private final String chapter;
    private final Quiz quiz;
    private final int tries;
    private String token = "";
    private String sheet = "";
    private Map<String, String> answers = Map.of();

    Learner(HttpClient http, PracticeLms lms, Member member, String toolUrl, Quiz quiz) {
        this(http, lms, member, toolUrl, quiz, AGAIN);
    }

    /**
     * One of whom it is said how patient they are.
     *
     * @param tries how often they ask whom the tool turns away; 1: never again
     */
    Learner(HttpClient http, PracticeLms lms, Member member, String toolUrl, Quiz quiz, int tries) {
        this.tries = tries;
        this.http = http;
        this.lms = lms;
        this.member = member;
        this.chapter = toolUrl + "/checkpoints/chapter-12";
        this.quiz = quiz;
    }

    void launch() throws IOException, InterruptedException {
        Surfer.Sight page = HeadlessLaunch.open(lms, member, "checkpoint-12").page();
        if (page.status() != 200) {
            throw new IllegalStateException(page.address() + " answered " + page.status());
        }
        token = find(TOKEN, page.body());
    }

    String subject() {
        return member.subject();
    }

    void start() throws IOException, InterruptedException {
        String page = html("/attempts", "number=1");
        answers = Sheet.right(page, quiz);
        sheet = "answers=shown&revision=0&page=" + find(PAGE, page);
    }

    /** One save for each answer. */
    void answer() throws IOException, InterruptedException {
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            String told = post(
                    "/attempts/1/responses",
                    sheet + "&only=&only=" + answer.getKey() + "&" + answer.getValue(),
                    "application/json");
            token = find(FRESH, told);
        }
    }

    void submit() throws IOException, InterruptedException {
        String result = html("/attempts/1/submission", sheet + "&" + String.join("&", answers.values()));
        if (!result.contains("data-passed=\"true\"")) {
            throw new IllegalStateException(member.subject() + " did not pass");
        }
    }

    /** One look at the grade, and Next. */
    void goOn() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(chapter + "/grade"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html")
                .build());
        html("/pages/glossary", "");
    }

    /** An instructor looks at what was answered. */
    void analysis() throws IOException, InterruptedException {
        html("/answers", "");
    }

    /** An instructor takes all answers along. */
    void file() throws IOException, InterruptedException {
        post("/answers.csv", "", "text/csv");
    }

    private String html(String path, String fields) throws IOException, InterruptedException {
        String page = post(path, fields, "text/html");
        token = find(TOKEN, page);
        return page;
    }

    private String post(String path, String fields, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(chapter + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + token + "&" + fields))
                .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        for (int asked = 1; answer.statusCode() == 503 && asked < tries; asked++) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() == 404 || answer.statusCode() == 405) {
            throw new NotThere(request.uri() + " answered " + answer.statusCode());
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("nothing like " + pattern);
        }
        return found.group(1);
    }

    /** A page that the measured build does not have: an older one may lack what came later. */
    static final class NotThere extends IllegalStateException {

        private static final long serialVersionUID = 1;

        NotThere(String what) {
            super(what);
        }
    }
}
