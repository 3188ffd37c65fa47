package checkpoint.teaching.analysis;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft;
import checkpoint.content.authored.Owner;
import checkpoint.content.authored.PublishedVersion;
import checkpoint.content.editing.QuestionList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Adds a text that learners typed to those that a question accepts, in the draft of a checkpoint that the course has written. */
@Component
class AcceptText {

    private static final String SOURCE = "checkpoint.yaml";

    private final Drafts drafts;
    private final EditDraft edit;

    AcceptText(Drafts drafts, EditDraft edit) {
        this.drafts = drafts;
        this.edit = edit;
    }

    /** The outcome; its texts are {@code answers.accept.<outcome>}. */
    enum Outcome {
        ACCEPTED,
        ALREADY,
        /** The course has not written this checkpoint, or the draft has no such question any more. */
        NOT_HERE,
        /** Somebody else has changed the draft at this moment. */
        CHANGED
    }

    /** Whether the course can change the checkpoint itself. */
    boolean isOwn(long registration, long course, String slug) {
        return drafts.find(owner(registration, course), slug).isPresent();
    }

    Outcome accept(long registration, long course, String slug, String question, String text) {
        Owner owner = owner(registration, course);
        return drafts.find(owner, slug)
                .flatMap(draft -> QuestionList.read(new String(
                                drafts.files(draft).files().getOrDefault(SOURCE, new byte[0]), StandardCharsets.UTF_8))
                        .flatMap(all -> changed(all, question, text))
                        .map(change -> change.isEmpty()
                                ? Outcome.ALREADY
                                : switch (edit.save(
                                        owner,
                                        slug,
                                        SOURCE,
                                        change.getBytes(StandardCharsets.UTF_8),
                                        draft.revision())) {
                                    case EditDraft.Outcome.Saved ignored -> Outcome.ACCEPTED;
                                    default -> Outcome.CHANGED;
                                }))
                .orElse(Outcome.NOT_HERE);
    }

    /** The text of the file afterwards; an empty one where the text is accepted there already. */
    private static Optional<String> changed(QuestionList all, String question, String text) {
        return IntStream.range(0, all.size())
                .filter(index ->
                        question.equals(String.valueOf(all.question(index).get("id"))))
                .filter(index -> all.question(index).get("accept") instanceof List<?>)
                .boxed()
                .findFirst()
                .map(index -> {
                    Map<String, Object> changed = new LinkedHashMap<>(all.question(index));
                    List<Object> accepted = new ArrayList<>((List<?>) changed.getOrDefault("accept", List.of()));
                    if (accepted.stream().anyMatch(one -> text.equalsIgnoreCase(spelled(one)))) {
                        return "";
                    }
                    accepted.add(text);
                    changed.put("accept", accepted);
                    return all.replaced(index, changed);
                });
    }

    private static String spelled(Object accepted) {
        return String.valueOf(accepted instanceof Map<?, ?> map ? map.get("text") : accepted);
    }

    private static Owner owner(long registration, long course) {
        return new Owner(registration, course, PublishedVersion.By.INSTRUCTOR);
    }
}
