package checkpoint.content.qti12;

import static java.util.Map.entry;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** The quiz settings of a Canvas export. */
final class QuizPolicy {

    private static final Map<String, String> KEEP = Map.of("keep_highest", "best", "keep_latest", "latest");
    private static final Map<String, String> LOST = Map.ofEntries(
            entry("access_code", "loss.policy.access"),
            entry("ip_filter", "loss.policy.addresses"),
            entry("hide_results", "loss.policy.results"),
            entry("due_at", "loss.policy.due"),
            entry("lock_at", "loss.policy.end"),
            entry("unlock_at", "loss.policy.start"));

    private static final int SHOWN = 200;

    private QuizPolicy() {}

    /**
     * The policy.
     *
     * @param meta Canvas's own file beside the quiz; {@code null} if there is none
     */
    static Quiz.Policy of(@Nullable Element meta, Element assessment, Harvest harvest) {
        Metadata metadata = new Metadata(shallow(assessment));
        Notes notes = new Notes();
        String minutes = meta == null
                ? metadata.get("qmd_timelimit")
                : meta.text("time_limit").strip();
        String attempts = meta == null
                ? metadata.get("cc_maxattempts")
                : meta.text("allowed_attempts").strip();
        String scoring = meta == null ? "" : meta.text("scoring_policy").strip();
        if (scoring.equals("keep_average")) {
            notes.changed("loss.policy.average");
        }
        if (meta != null) {
            LOST.forEach((name, what) -> {
                if (!meta.text(name).isBlank()) {
                    notes.dropped(what);
                }
            });
            for (String flag : new String[] {"one_question_at_a_time", "cant_go_back"}) {
                if (meta.text(flag).strip().equals("true")) {
                    notes.dropped("loss.policy.setting", flag);
                }
            }
            sayDescription(meta, notes);
        }
        for (Element variable : assessment.all(one -> one.has("cutvalue"))) {
            notes.dropped("loss.qti12.cut", variable.attribute("cutvalue").strip());
        }
        boolean shuffled = isShuffled(assessment, notes);
        harvest.remark("", notes);
        return new Quiz.Policy(
                null,
                attempts.matches("[1-9]\\d{0,3}") ? Integer.valueOf(attempts) : null,
                limit(minutes),
                KEEP.get(scoring),
                null,
                shuffled,
                meta != null && meta.text("shuffle_answers").strip().equals("true"));
    }

    /** The description that Canvas shows above the first question. */
    private static void sayDescription(Element meta, Notes notes) {
        String words = Jsoup.parseBodyFragment(meta.text("description"))
                .text()
                .replace('\u00a0', ' ')
                .strip();
        if (!words.isEmpty()) {
            notes.changed(
                    "loss.section.text",
                    meta.text("title").strip(),
                    words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words);
        }
    }

    /** Whether the order of the questions is left to chance, of all or of a section's. */
    private static boolean isShuffled(Element assessment, Notes notes) {
        List<Element> sections = assessment.all("section").stream()
                .filter(one -> !one.children("item").isEmpty())
                .toList();
        List<Element> random = sections.stream().filter(QuizPolicy::isRandom).toList();
        if (!isRandom(assessment) && !random.isEmpty() && random.size() < sections.size()) {
            random.forEach(one -> notes.changed("loss.qti.part", one.attribute("title")));
        }
        return isRandom(assessment) || !random.isEmpty();
    }

    private static boolean isRandom(Element parent) {
        return parent.children("selection_ordering").stream()
                .flatMap(one -> one.children("order").stream())
                .anyMatch(one -> one.attribute("order_type").equalsIgnoreCase("Random"));
    }

    private static @Nullable String limit(String minutes) {
        Optional<BigDecimal> limit = NumberText.read(minutes).filter(one -> one.signum() > 0);
        return limit.map(one -> one.setScale(0, RoundingMode.UP).min(new BigDecimal(99_999)) + "m")
                .orElse(null);
    }

    /** The quiz's own metadata, not that of its questions. */
    private static Element shallow(Element assessment) {
        return assessment
                .child("qtimetadata")
                .orElse(assessment.child("assessmentmetadata").orElse(assessment));
    }
}
