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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An author's desk: who they are, which drafts they may edit, and the model that each of their pages needs. */
@Component
class Desk {

    private final Authors authors;
    private final Drafts drafts;

    Desk(Authors authors, Drafts drafts) {
        this.authors = authors;
        this.drafts = drafts;
    }

    /** An instructor at work, or an administrator in their place. */
    record Seat(Author author, Owner owner) {

        /** The model that each of the author's pages gets. */
        Map<String, Object> model() {
            Map<String, Object> model = new HashMap<>();
            model.put(Presentation.MODEL, author.carried());
            return model;
        }

        Refusal refusal(AuthoringReason reason) {
            return Desk.refusal(reason, author);
        }
    }

    /** A draft of the author's course. */
    record Sheet(Seat seat, AuthoredCheckpoint draft) {

        Map<String, Object> model() {
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
    Sheet sheet(String slug) {
        return sheet(seat(), slug);
    }

    Sheet sheet(Seat seat, String slug) {
        return drafts.find(seat.owner(), slug)
                .map(draft -> new Sheet(seat, draft))
                .orElseThrow(() -> seat.refusal(AuthoringReason.NO_SUCH_CHECKPOINT));
    }

    /** The page that saves while somebody types, as it names itself; nothing where a button was pressed. */
    static @Nullable String typedOn(String name) {
        return name.matches("[a-z0-9]{1,40}") ? name : null;
    }

    private static Refusal refusal(AuthoringReason reason, Author author) {
        Refusal refusal = Refusal.of(reason).at(author.registration()).in(author.locale());
        return author.picking() ? refusal : refusal.backTo(author.returnUrl());
    }
}
