package chaos;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A student without a browser: launches, answers and submits as a browser would, against whichever node answers, and presses the
 * same button again where nothing came back.
 */
final class Student {

    /** A submission that was acknowledged with its result. */
    record Submission(BigDecimal fraction, long sentNanos, boolean atOnce) {}

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern TOKEN = Pattern.compile("name=\"access_token\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("/attempts/(\\d+)/submission");
    private static final Pattern SCORE =
            Pattern.compile("data-score-given=\"([0-9.]+)\" data-score-maximum=\"([0-9.]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final String subject;
    final Platform platform;
    final List<Submission> submissions = new ArrayList<>();
    /** How long one request took at most, in nanoseconds. */
    volatile long longest;

    private final Supplier<Node> nodes;
    private final String publicUrl;
    private final Clock clock;
    private final Trouble trouble;

    /** What went wrong between a student and the tool, counted. */
    interface Trouble {
        void at(String step, int status);
    }

    Student(String subject, Platform platform, Supplier<Node> nodes, String publicUrl, Clock clock, Trouble trouble) {
        this.subject = subject;
        this.platform = platform;
        this.nodes = nodes;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.trouble = trouble;
    }

    /** Opens the checkpoint, starts an attempt and hands it in with so many of ten answers right. */
    void takeAttempt(int right) {
        String token = find(TOKEN, persist("launch", this::launch));
        String quiz = persist(
                "start", () -> post("/checkpoints/" + Chaos.SLUG + "/attempts", Map.of("access_token", token), null));
        String number = find(NUMBER, quiz);
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("access_token", token);
        answers.put("answers", "shown");
        for (int i = 0; i < Chaos.QUESTIONS; i++) {
            answers.put("q.q" + i, String.valueOf(i < right));
        }
        String path = "/checkpoints/" + Chaos.SLUG + "/attempts/" + number + "/submission";
        int[] tries = new int[1];
        long[] sent = new long[1];
        String result = persist("submission", () -> {
            tries[0]++;
            sent[0] = System.nanoTime();
            return post(path, answers, null);
        });
        Matcher score = SCORE.matcher(result);
        if (!score.find()) {
            throw new IllegalStateException("no score on the page of " + subject);
        }
        submissions.add(new Submission(
                new BigDecimal(score.group(1)).divide(new BigDecimal(score.group(2)), 9, RoundingMode.HALF_UP),
                sent[0],
                tries[0] == 1));
    }

    /** The best score that the tool acknowledged; {@code null} before the first. */
    BigDecimal best() {
        return submissions.stream()
                .map(Submission::fraction)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }

    private HttpResponse<String> launch() throws IOException, InterruptedException {
        Node node = nodes.get();
        String target = publicUrl + "/checkpoints/" + Chaos.SLUG;
        Map<String, String> login = new LinkedHashMap<>();
        login.put("iss", platform.issuer());
        login.put("client_id", platform.clientId());
        login.put("login_hint", subject);
        login.put("lti_message_hint", "hint");
        login.put("lti_deployment_id", Platform.DEPLOYMENT);
        login.put("target_link_uri", target);
        HttpResponse<String> probing = send(node, "/lti/login", login, null);
        if (probing.statusCode() >= 400) {
            return probing;
        }
        String cookie = probing.headers().firstValue("set-cookie").orElse("").split(";")[0];
        URI again = URI.create(probing.headers().firstValue("location").orElse("/"));
        HttpResponse<String> asked = HTTP.send(
                HttpRequest.newBuilder(node.at(again.getRawPath() + "?" + again.getRawQuery()))
                        .timeout(Duration.ofSeconds(20))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String request = asked.headers().firstValue("location").orElse("");
        if (!request.contains("state=")) {
            return asked;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("state", parameter(request, "state"));
        answer.put("id_token", platform.idToken(subject, parameter(request, "nonce"), target, clock.instant()));
        return send(node, "/lti/launch", answer, cookie);
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String cookie)
            throws IOException, InterruptedException {
        return send(nodes.get(), path, form, cookie);
    }

    private interface Step {
        HttpResponse<String> take() throws IOException, InterruptedException;
    }

    /** Takes a step until it answers with a page, as a patient person would. */
    private String persist(String name, Step step) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            try {
                HttpResponse<String> answer = step.take();
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                trouble.at(name, answer.statusCode());
            } catch (IOException nodeIsGone) {
                trouble.at(name, 0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                longest = Math.max(longest, System.nanoTime() - asked);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new IllegalStateException(subject + " could not " + name + " within " + PATIENCE);
    }

    private static HttpResponse<String> send(Node node, String path, Map<String, String> form, String cookie)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest.Builder request = HttpRequest.newBuilder(node.at(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String parameter(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(url);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in the authentication request");
        }
        return java.net.URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    private static String find(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("the page has no " + pattern);
        }
        return found.group(1);
    }
}
