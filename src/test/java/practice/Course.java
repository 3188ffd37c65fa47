package practice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The course as it begins: a line of modules, one of which is the tool's. */
public final class Course {

    static final String ID = "course-de-2026";
    static final String TITLE = "Data Engineering, from first pipeline to platform";
    static final String LABEL = "DE-2026";
    static final BigDecimal PASS = new BigDecimal("0.8");
    static final String LINK = "link-checkpoint-12";

    private Course() {}

    /**
     * A module: something to read, the tool, or what is locked until the tool's grade is there.
     *
     * @param id in the addresses of the LMS
     * @param link the resource link's id; {@code null} unless it is the tool's
     * @param client whose tool it is
     * @param url where the link leads; {@code null} for the tool's own target
     * @param custom parameters of the link, over the tool's
     * @param inNewTab as the deep linking response asked
     * @param review where the tool shows a learner's submission, as the line item declared it; {@code null} if it did not
     */
    public record Module(
            String id,
            String title,
            String summary,
            Kind kind,
            String link,
            String client,
            String url,
            Map<String, String> custom,
            boolean inNewTab,
            String review) {

        static Module reading(String id, String title, String summary, Kind kind) {
            return new Module(id, title, summary, kind, null, null, null, Map.of(), false, null);
        }

        /** As a course copy makes it: another resource link that opens the same. */
        Module copy(String newId, String newLink) {
            return new Module(newId, title + " (copy)", summary, kind, newLink, client, url, custom, inNewTab, review);
        }
    }

    enum Kind {
        READING,
        TOOL,
        LOCKED
    }

    static List<Module> modules(String toolUrl) {
        return List.of(
                Module.reading("chapter-10", "Chapter 10: Streams", "Events, windows and late data.", Kind.READING),
                Module.reading("chapter-11", "Chapter 11: Quality", "Contracts, tests and lineage.", Kind.READING),
                new Module(
                        "checkpoint-12",
                        "Chapter 12: Checkpoint",
                        "The recap, and fifteen questions that prove it.",
                        Kind.TOOL,
                        LINK,
                        PracticeLms.CLIENT_ID,
                        toolUrl + "/checkpoints/chapter-12",
                        Map.of("checkpoint", "chapter-12"),
                        false,
                        toolUrl + "/checkpoints/chapter-12"),
                Module.reading(
                        "final-project", "Final project", "Build a spine of your own, and defend it.", Kind.LOCKED));
    }
}
