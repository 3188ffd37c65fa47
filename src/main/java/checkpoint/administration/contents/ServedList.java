package checkpoint.administration.contents;

import checkpoint.content.catalogue.OperatorContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of the operator's checkpoints, each with its use in all clusters. */
@Component
class ServedList {

    private static final int SHORT = 12;

    private final OperatorContent content;
    private final CheckpointUse use;

    ServedList(OperatorContent content, CheckpointUse use) {
        this.content = content;
        this.use = use;
    }

    List<CheckpointRow> rows() {
        Map<String, CheckpointUse.Links> links = use.links();
        Map<String, CheckpointUse.Attempts> attempts = use.attempts();
        Map<String, Instant> since = use.since();
        return content.served().stream()
                .map(one -> row(
                        one,
                        links.getOrDefault(one.slug(), CheckpointUse.Links.NONE),
                        attempts.getOrDefault(one.slug(), CheckpointUse.Attempts.NONE),
                        since.get(one.digest())))
                .toList();
    }

    private static CheckpointRow row(
            OperatorContent.Served one,
            CheckpointUse.Links links,
            CheckpointUse.Attempts attempts,
            @Nullable Instant since) {
        return new CheckpointRow(
                one.slug(),
                one.title(),
                one.root(),
                one.digest().substring(0, SHORT),
                since,
                one.questions(),
                one.stale(),
                links.links(),
                links.courses(),
                attempts.attempts(),
                attempts.open());
    }
}
