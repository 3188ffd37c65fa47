package checkpoint.content.authored;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.Drafts.Begun;
import checkpoint.content.catalogue.ContentVersions;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.file.ContentFiles;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.tool.cluster.Clusters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** What other nodes know of a publication, and what it costs them. */
@WholeTool
class OfferedCheckpointsTest {

    @Autowired
    private FramedTool tool;

    @Autowired
    private Drafts drafts;

    @Autowired
    private EditDraft edit;

    @Autowired
    private PublishDraft publish;

    @Autowired
    private AuthoredCheckpoints authored;

    @Autowired
    @Qualifier("catalogue")
    private Checkpoints folders;

    @Autowired
    private ContentVersions versions;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private Owner biology;
    private OfferedCheckpoints otherNode;

    @BeforeEach
    void anotherNode() {
        tool.reset();
        long deployment = tool.database()
                .sql(
                        "insert into deployment (registration_id, deployment_id, first_seen_at) values (?, 'd', now()) returning id")
                .param(tool.registration())
                .query(Long.class)
                .single();
        long course = tool.database()
                .sql("""
                        insert into course (registration_id, deployment_id, context_id, first_seen_at)
                        values (?, ?, 'biology', now()) returning id""")
                .params(tool.registration(), deployment)
                .query(Long.class)
                .single();
        biology = new Owner(tool.registration(), course, PublishedVersion.By.INSTRUCTOR);
        otherNode = new OfferedCheckpoints(folders, counted(), versions, Clusters.alone(), nanos::get);
    }

    private AuthoredCheckpoints counted() {
        return (AuthoredCheckpoints) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AuthoredCheckpoints.class}, (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    try {
                        return method.invoke(authored, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ContentFiles weather(String stem) {
        return ContentFiles.of(Map.of(
                "checkpoint.yaml",
                utf8("""
                        title: Weather
                        next: { title: "Go on", page: next }
                        quiz:
                          title: Weather
                          pass-mark: 100%%
                          questions:
                            - { id: rain, type: true-false, stem: "%s", answer: true }
                        """.formatted(stem)),
                "page.md",
                utf8("# Weather\n"),
                "next.md",
                utf8("# Next\n")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private AuthoredCheckpoint published() {
        Begun.Yes begun = (Begun.Yes) drafts.begin(biology, "Weather", weather("Rain is wet."));
        return publish.publish(
                        biology, begun.checkpoint().slug(), begun.checkpoint().revision())
                .orElseThrow();
    }

    private Checkpoint onOtherNode(String slug) {
        return otherNode.open(biology.registration(), slug).orElseThrow();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_publication_is_on_every_node_within_five_seconds() {
        AuthoredCheckpoint first = published();
        assertThat(onOtherNode(first.slug()).digest()).isEqualTo(first.digest());
        edit.save(
                biology,
                first.slug(),
                "checkpoint.yaml",
                weather("Snow is cold.").files().get("checkpoint.yaml"),
                first.revision());
        AuthoredCheckpoint draft = drafts.find(biology, first.slug()).orElseThrow();
        String second = publish.publish(biology, first.slug(), draft.revision())
                .orElseThrow()
                .digest();

        pass(Duration.ofSeconds(5));

        assertThat(onOtherNode(first.slug()).digest()).isEqualTo(second).isNotEqualTo(first.digest());
    }

    @Test
    void a_withdrawal_too() {
        AuthoredCheckpoint first = published();
        onOtherNode(first.slug());
        publish.withdraw(biology, first.slug());

        pass(Duration.ofSeconds(5));

        assertThat(otherNode.open(biology.registration(), first.slug())).isEmpty();
        assertThat(otherNode.known(biology.registration(), first.slug()))
                .as("for whoever is in the middle of it")
                .isPresent();
    }

    @Test
    void a_thousand_launches_at_once_cost_one_read_and_those_of_the_operators_checkpoints_none() {
        AuthoredCheckpoint first = published();

        for (int i = 0; i < 1_000; i++) {
            onOtherNode(first.slug());
            onOtherNode("chapter-12");
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void a_name_that_does_not_exist_is_asked_for_once_as_well() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(otherNode.open(biology.registration(), "chapter-99")).isEmpty();
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void another_platform_opens_it_once_it_is_shared_with_all() {
        AuthoredCheckpoint first = published();
        long other = biology.registration() + 1_000;
        assertThat(otherNode.open(other, first.slug())).isEmpty();

        publish.share(biology, first.slug(), Sharing.ALL);
        pass(Duration.ofSeconds(5));

        assertThat(otherNode.open(other, first.slug())).isPresent();
    }

    @Test
    void equal_files_of_two_checkpoints_are_two_versions() {
        AuthoredCheckpoint one = published();
        AuthoredCheckpoint other = published();

        assertThat(one.digest()).isNotEqualTo(other.digest());
        assertThat(onOtherNode(one.slug()).slug()).isEqualTo(one.slug());
        assertThat(onOtherNode(other.slug()).slug()).isEqualTo(other.slug());
        assertThat(publish.files(one.digest()).files()).containsOnlyKeys("checkpoint.yaml", "next.md", "page.md");
    }

    @Test
    void what_somebody_has_changed_since_is_not_published_unseen() {
        Begun.Yes begun = (Begun.Yes) drafts.begin(biology, "Weather", weather("Rain is wet."));
        String slug = begun.checkpoint().slug();
        edit.save(
                biology,
                slug,
                "page.md",
                utf8("# Changed\n"),
                begun.checkpoint().revision());

        assertThat(publish.publish(biology, slug, begun.checkpoint().revision()))
                .isEmpty();
    }
}
