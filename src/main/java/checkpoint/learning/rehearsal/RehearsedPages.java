package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The pages of a rehearsal by their paths below its checkpoint: the same paths as for learners, so that forms work. */
public final class RehearsedPages {

    private final Rehearsal rehearsal;

    public RehearsedPages(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /**
     * The page; empty where there is none.
     *
     * @param rest of the path, as its parts between slashes
     */
    public Optional<Shown> page(Checkpoint checkpoint, List<String> rest, MultiValueMap<String, String> form) {
        return switch (rest.size()) {
            case 0 -> {
                Shown page = rehearsal.checkpoint(checkpoint);
                yield Optional.of(form.containsKey("missed") ? page.with("missed", form.get("missed")) : page);
            }
            case 1 ->
                rest.equals(List.of("attempts")) ? Optional.of(rehearsal.start(checkpoint, form)) : Optional.empty();
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

    static Optional<Integer> number(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,7}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
