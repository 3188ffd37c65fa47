package checkpoint.preview;

import checkpoint.attempt.Rehearsal;
import checkpoint.attempt.Rehearsal.Shown;
import checkpoint.content.AuthoredContent;
import checkpoint.content.Checkpoint;
import checkpoint.lint.LintCheckpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Which page a path of the preview shows: the same paths as the tool's, so that the same forms and scripts work. */
final class PreviewPages {

    private final WatchedContent content;
    private final Rehearsal rehearsal;

    PreviewPages(WatchedContent content, Rehearsal rehearsal) {
        this.content = content;
        this.rehearsal = rehearsal;
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
        return switch (rest.size()) {
            case 0 -> Optional.of(rehearsal.checkpoint(checkpoint));
            case 1 ->
                switch (rest.getFirst()) {
                    case "attempts" -> Optional.of(rehearsal.start(checkpoint, form));
                    case "bank" -> Optional.of(rehearsal.bank(checkpoint, "preview/bank"));
                    default -> Optional.empty();
                };
            case 2 ->
                switch (rest.getFirst()) {
                    case "attempts" -> number(rest.get(1)).flatMap(number -> rehearsal.attempt(checkpoint, number));
                    case "pages" -> rehearsal.further(checkpoint, rest.get(1));
                    default -> Optional.empty();
                };
            case 3 ->
                rest.getFirst().equals("attempts")
                        ? number(rest.get(1)).flatMap(number -> work(checkpoint, number, rest.get(2), form))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Shown> work(Checkpoint checkpoint, int number, String verb, MultiValueMap<String, String> form) {
        return switch (verb) {
            case "responses" -> rehearsal.save(checkpoint, number, form);
            case "submission" -> rehearsal.submit(checkpoint, number, form);
            default -> Optional.empty();
        };
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

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,7}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
