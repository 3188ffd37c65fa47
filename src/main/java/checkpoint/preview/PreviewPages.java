package checkpoint.preview;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.lint.LintCheckpoint;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.learning.page.Stage;
import checkpoint.learning.rehearsal.Rehearsal;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rehearsal.RehearsedPages;
import checkpoint.learning.rehearsal.Walk;
import checkpoint.tool.page.Tour;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** The pages of the preview by their paths: the same paths as the tool's, so that the same forms and scripts work. */
final class PreviewPages {

    /** Parts of the path below a checkpoint's that saves or submits. */
    private static final int WORK = 3;

    private final WatchedContent content;
    private final Rehearsal rehearsal;
    private final RehearsedPages pages;

    PreviewPages(WatchedContent content, Rehearsal rehearsal) {
        this.content = content;
        this.rehearsal = rehearsal;
        this.pages = new RehearsedPages(rehearsal);
    }

    WatchedContent content() {
        return content;
    }

    /**
     * The page; empty where there is none. While the content has faults, they are every page.
     *
     * @param path as its parts between slashes, decoded
     * @param form empty where the page was asked for without one
     */
    Optional<Shown> page(List<String> path, MultiValueMap<String, String> form) {
        AuthoredContent now = content.content();
        if (!now.faults().isEmpty()) {
            return Optional.of(new Shown("preview/faults", Map.of("faults", now.faults())));
        }
        if (path.isEmpty()) {
            return Optional.of(start(now));
        }
        if (path.equals(List.of("preview", "forget"))) {
            rehearsal.forget();
            return Optional.of(start(now));
        }
        if (path.size() < 2 || !path.getFirst().equals("checkpoints")) {
            return Optional.empty();
        }
        return content.checkpoint(path.get(1))
                .flatMap(one -> page(one.checkpoint(), path.subList(2, path.size()), form));
    }

    private Optional<Shown> page(Checkpoint checkpoint, List<String> rest, MultiValueMap<String, String> form) {
        rehearsal.follow(checkpoint);
        if (rest.equals(List.of("bank"))) {
            return Optional.of(rehearsal.bank(checkpoint, "preview/bank"));
        }
        Optional<Stage> stage =
                rest.size() == 2 && rest.getFirst().equals("as") ? Stage.of(checkpoint, rest.get(1)) : Optional.empty();
        if (rest.size() == WORK && !rehearsal.isOfNow(checkpoint, form)) {
            return Optional.of(rehearsal.gone());
        }
        return stage.map(at -> rehearsal.at(checkpoint, at))
                .or(() -> pages.page(checkpoint, rest, form))
                .map(shown -> shown.with(
                        Tour.MODEL, new Walk(checkpoint.slug(), stage.orElse(null), Stage.of(checkpoint), true, "/")));
    }

    private static Shown start(AuthoredContent content) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "checkpoints",
                content.checkpoints().stream()
                        .map(AuthoredContent.One::checkpoint)
                        .toList());
        model.put(
                "warnings",
                content.checkpoints().stream()
                        .flatMap(one -> LintCheckpoint.warnings(one).stream())
                        .toList());
        return new Shown("preview/start", model);
    }
}
