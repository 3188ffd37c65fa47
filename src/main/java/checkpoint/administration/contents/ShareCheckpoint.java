package checkpoint.administration.contents;

import checkpoint.content.authored.PublishDraft;
import checkpoint.tool.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shares a course's checkpoint with all platforms, or no longer, and records who did. */
@Component
class ShareCheckpoint {

    private final PublishDraft published;
    private final AuditLog audit;

    ShareCheckpoint(PublishDraft published, AuditLog audit) {
        this.published = published;
        this.audit = audit;
    }

    /** Whether anything changed. */
    @Transactional
    public boolean withAll(String slug, boolean all, String administrator) {
        return published
                .shareWithAll(slug, all)
                .map(changed -> {
                    audit.record(administrator, all ? "share-checkpoint" : "unshare-checkpoint", slug, changed.title());
                    return true;
                })
                .orElse(false);
    }
}
