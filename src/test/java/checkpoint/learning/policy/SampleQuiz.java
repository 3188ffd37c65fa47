package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A checkpoint to try policies on. What only a key or feedback says has {@code SECRET} in it. */
public final class SampleQuiz {

    public static final String SLUG = "chapter-12";

    public String digest = "a".repeat(64);
    public Integer attempts;
    public Duration coolDown = Duration.ZERO;
    public Duration timeLimit;
    Quiz.Keep keep = Quiz.Keep.BEST;
    Quiz.Report report = Quiz.Report.EVERY_SCORE;
    public Quiz.FeedbackTime feedback = Quiz.FeedbackTime.AFTER_SUBMIT;
    public Quiz.KeyTime keys = Quiz.KeyTime.AFTER_PASS;
    public int draw;
    public boolean shuffle = true;
    public BigDecimal passMark = new BigDecimal("0.8");
    public Checkpoint.Next next = new Checkpoint.Next("Glossary", "glossary", null);
    public List<Question> questions = List.of();
    List<Quiz.Group> groups = List.of();

    /** One question, true or false: right is true. */
    public static SampleQuiz oneQuestion() {
        SampleQuiz sample = new SampleQuiz();
        sample.questions = List.of(truth("only", "spine"));
        return sample;
    }

    /** One question of each type. */
    public static SampleQuiz sevenTypes() {
        SampleQuiz sample = new SampleQuiz();
        sample.questions = List.of(
                question(
                        "retry-safe",
                        "spine",
                        Question.Type.SINGLE_CHOICE,
                        "<p>A nightly load is retried after a time-out. What makes the retry safe?</p>",
                        List.of(
                                entry("It writes under a key that names the run", "SECRET one write per key"),
                                entry("It waits longer between tries", "SECRET waiting does not undo a write"),
                                entry("It logs each <code>INSERT</code>", "SECRET a log is no guard")),
                        List.of(),
                        new AnswerKey.OneChoice(0)),
                question(
                        "cheap-query",
                        "cost",
                        Question.Type.MULTIPLE_CHOICE,
                        "<p>A dashboard’s query costs too much. Which of these make it touch fewer bytes?</p>",
                        List.of(
                                entry("Partition the table by day", "SECRET partitions are skipped"),
                                entry("Select only the columns shown", "SECRET columns are skipped"),
                                entry("Run it at night", "SECRET the same bytes at night")),
                        List.of(),
                        new AnswerKey.SomeChoices(Set.of(0, 1), 3)),
                truth("lakehouse-first", "decisions"),
                question(
                        "bytes-per-day",
                        "capacity",
                        Question.Type.NUMERIC,
                        "<p>500 events per second, 1 kB each: how many GB per day?</p>",
                        List.of(),
                        List.of(),
                        new AnswerKey.Quantity(new BigDecimal("43.2"), new BigDecimal("2"), false)),
                question(
                        "canonical-key",
                        "spine",
                        Question.Type.SHORT_TEXT,
                        "<p>What is such a name of a run called?</p>",
                        List.of(),
                        List.of(),
                        new AnswerKey.Words(List.of("SECRET idempotency key"))),
                question(
                        "order-the-spine",
                        "spine",
                        Question.Type.ORDERING,
                        "<p>Put the spine in order.</p>",
                        List.of(
                                entry("ingest", null),
                                entry("store", null),
                                entry("process", null),
                                entry("serve", null)),
                        List.of(),
                        new AnswerKey.Order(4)),
                question(
                        "match-the-trigger",
                        "decisions",
                        Question.Type.MATCHING,
                        "<p>Which trigger speaks for which choice?</p>",
                        List.of(entry("Streaming", null), entry("Build it", null), entry("Lakehouse", null)),
                        List.of(
                                entry("Seconds count", null),
                                entry("It is what you sell", null),
                                entry("Raw files and SQL on one copy", null)),
                        new AnswerKey.Pairs(List.of(0, 1, 2))));
        return sample;
    }

    /** So many true-false questions for each of the five objectives. */
    public static SampleQuiz bank(int each, int draw) {
        SampleQuiz sample = new SampleQuiz();
        List<Question> all = new ArrayList<>();
        for (String objective : objectives().keySet()) {
            for (int i = 0; i < each; i++) {
                all.add(truth(objective + "-" + i, objective));
            }
        }
        sample.questions = all;
        sample.draw = draw;
        return sample;
    }

    Quiz quiz() {
        return new Quiz(
                "Chapter 12 — Scale, Decisions & Career",
                passMark,
                attempts,
                coolDown,
                timeLimit,
                keep,
                report,
                draw == 0 ? questions.size() : draw,
                shuffle,
                shuffle,
                feedback,
                keys,
                groups,
                questions);
    }

    public Checkpoint checkpoint() {
        return checkpoint(SLUG);
    }

    public Checkpoint checkpoint(String slug) {
        return new Checkpoint(
                slug,
                digest,
                "Chapter 12 checkpoint",
                "en",
                next,
                objectives(),
                quiz(),
                new Checkpoint.Page("Chapter 12 checkpoint", RECAP),
                Map.of(
                        "glossary",
                        new Checkpoint.Page("Glossary", "<h2 id=\"backfill\">Backfill</h2><p>UNLOCKED words.</p>")));
    }

    static Map<String, String> objectives() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("spine", "Design the spine for your scale");
        all.put("decisions", "Decide, and write it down");
        all.put("capacity", "Estimate capacity");
        all.put("cost", "Keep cost and performance in view");
        all.put("ops", "Operate what you build");
        return all;
    }

    static Question truth(String id, String objective) {
        return question(
                id,
                objective,
                Question.Type.TRUE_FALSE,
                "<p>Boring technology is the better default.</p>",
                List.of(),
                List.of(),
                new AnswerKey.Truth(true));
    }

    private static Question question(
            String id,
            String objective,
            Question.Type type,
            String stem,
            List<Question.Entry> entries,
            List<Question.Entry> targets,
            AnswerKey key) {
        return new Question(
                id,
                objective,
                "the-spine",
                type,
                BigDecimal.ONE,
                stem,
                entries,
                targets,
                "<p>SECRET why it is so.</p>",
                key);
    }

    private static Question.Entry entry(String html, String feedback) {
        return new Question.Entry(html, html.replaceAll("<[^>]*>", ""), feedback);
    }

    private static final String RECAP = """
            <p>You can now design a data platform from end to end, decide and defend what you chose, control what it costs,
            operate it, and build for machine consumers. This page recalls how it hangs together.</p>
            <h2 id="the-throughline">The throughline</h2>
            <h3 id="the-spine">Designing the spine</h3>
            <p>Every platform has the same spine: <strong>ingest → store → process → serve</strong>, with orchestration, quality and
            governance around it. The simplest thing that meets the need differs by scale.</p>
            <table><thead><tr><th>Scale</th><th>The simplest thing</th></tr></thead><tbody>
            <tr><td>Solo</td><td>One database, one scheduler</td></tr><tr><td>Startup</td><td>A warehouse and a few managed connectors</td></tr>
            <tr><td>Enterprise</td><td>A lakehouse, contracts, a platform team</td></tr></tbody></table>
            <h3 id="deciding">Deciding and writing it down</h3>
            <p>Default to the simpler and cheaper; deviate on a stated trigger. An ADR holds context, decision, trade-off and the
            <em>trigger to revisit</em>.</p>
            <blockquote><p>Prefer boring technology.</p></blockquote>
            <ul><li>Batch or streaming</li><li>Warehouse or lakehouse</li><li>Build or buy</li></ul>
            """;
}
