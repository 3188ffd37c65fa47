package checkpoint.administration.contents;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.Drafts;
import checkpoint.launch.token.ConsoleAuthors;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.page.Presentation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets an administrator edit what a course wrote, in the editor that its instructors use, and records who did. */
@Component
class EditAuthored {

    private final Drafts drafts;
    private final Registrations registrations;
    private final ConsoleAuthors authors;
    private final AuditLog audit;

    EditAuthored(Drafts drafts, Registrations registrations, ConsoleAuthors authors, AuditLog audit) {
        this.drafts = drafts;
        this.registrations = registrations;
        this.authors = authors;
        this.audit = audit;
    }

    /** A way into the editor. */
    record Way(AuthoredCheckpoint checkpoint, Presentation carried) {}

    /** Empty where there is no such draft, its course was erased, or its platform may not launch. */
    Optional<Way> of(String slug, String administrator) {
        return drafts.forAdministrator(slug)
                .filter(owner -> registrations
                        .byId(owner.registration())
                        .filter(platform -> platform.status() == Registration.Status.ACTIVE)
                        .isPresent())
                .flatMap(owner -> drafts.find(owner, slug).map(draft -> {
                    audit.record(administrator, "edit-checkpoint", slug, draft.title());
                    return new Way(draft, authors.admit(owner.registration(), owner.course(), administrator));
                }));
    }
}
