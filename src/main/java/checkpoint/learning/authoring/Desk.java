package checkpoint.learning.authoring;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.Owner;
import checkpoint.content.authored.PublishedVersion.By;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.Author;
import checkpoint.learning.linking.Authors;
import checkpoint.tool.page.Presentation;
import checkpoint.tool.refusal.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An author's desk: who they are, which drafts they may edit, and the model that each of their pages needs. */
@Component
public class Desk {

    private final Authors authors;
    private final Drafts drafts;

    Desk(Authors authors, Drafts drafts) {
        this.authors = authors;
        this.drafts = drafts;
    }

    /** An instructor at work, or an administrator in their place. */
    public record Seat(Author author, Owner owner) {

        /** The model that each of the author's pages gets. */
        public Map<String, Object> model() {
            Map<String, Object> model = new HashMap<>();
            model.put(Presentation.MODEL, author.carried());
            return model;
        }

        /** It is another course's, or was deleted. */
        public Refusal noSuchCheckpoint() {
            return refusal(AuthoringReason.NO_SUCH_CHECKPOINT);
        }

        /** A draft cannot have it, or does not. */
        public Refusal noSuchFile() {
            return refusal(AuthoringReason.NO_SUCH_FILE);
        }

        Refusal refusal(AuthoringReason reason) {
            return Desk.refusal(reason, author);
        }
    }

    /** A draft of the author's course. */
    public record Sheet(Seat seat, AuthoredCheckpoint draft) {

        /** The draft as it is after a change. */
        public Sheet with(AuthoredCheckpoint changed) {
            return new Sheet(seat, changed);
        }

        public Map<String, Object> model() {
            Map<String, Object> model = seat.model();
            model.put("draft", draft);
            return model;
        }
    }

    /** The person of the request; refused unless they teach a course. */
    Seat seat() {
        Author author = authors.current();
        if (author.role() != Role.INSTRUCTOR) {
            throw refusal(AuthoringReason.INSTRUCTORS_ONLY, author);
        }
        Long course = author.course();
        if (course == null) {
            throw refusal(AuthoringReason.NO_COURSE, author);
        }
        By as = author.administrator() ? By.ADMINISTRATOR : By.INSTRUCTOR;
        return new Seat(author, new Owner(author.registration(), course, as));
    }

    /** One of their course's drafts; refused where it is not theirs. */
    public Sheet sheet(String slug) {
        return sheet(seat(), slug);
    }

    Sheet sheet(Seat seat, String slug) {
        return drafts.find(seat.owner(), slug)
                .map(draft -> new Sheet(seat, draft))
                .orElseThrow(seat::noSuchCheckpoint);
    }

    private static Refusal refusal(AuthoringReason reason, Author author) {
        Refusal refusal = Refusal.of(reason).at(author.registration()).in(author.locale());
        return author.picking() ? refusal : refusal.backTo(author.returnUrl());
    }
}
