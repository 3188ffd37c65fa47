package checkpoint.content.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.setup.PublicUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The operator's folders, as they change under a running node. Each look is one of those that come every three seconds. */
@ResourceLock(TestPostgres.MIGRATED)
class ReloadTest {

    @TempDir
    private Path folder;

    private Catalogue catalogue;

    @BeforeEach
    void start() throws IOException {
        write("first", "One", true);
        catalogue = started(folder.toString());
    }

    private static Catalogue started(String... roots) {
        return new Catalogue(
                new ContentSettings(List.of(roots), List.of()),
                new ContentVersions(JdbcClient.create(TestPostgres.migrated()), Clusters.alone(), Clock.systemUTC()),
                Clusters.alone(),
                new PublicUrl(URI.create("https://checkpoint.example")),
                Embeds.NONE);
    }

    private void write(String slug, String title, boolean valid) throws IOException {
        write(folder, slug, title, valid);
    }

    private static void write(Path root, String slug, String title, boolean valid) throws IOException {
        Path own = Files.createDirectories(root.resolve(slug));
        Files.writeString(own.resolve("page.md"), "# " + title + "\n");
        Files.writeString(own.resolve("checkpoint.yaml"), """
                title: "%s"
                next: { title: "On", url: "https://example.org" }
                quiz:
                  title: "%s"
                  pass-mark: %s
                  questions:
                    - { id: q, type: true-false, stem: "Is it?", answer: true }
                """.formatted(title, title, valid ? "80%" : "much"));
    }

    private List<String> titles() {
        return catalogue.all().stream().map(Checkpoint::title).toList();
    }

    private void looks(int times) {
        for (int i = 0; i < times; i++) {
            catalogue.look();
        }
    }

    @Test
    void what_changed_is_served_after_two_looks_and_the_version_before_is_kept() throws IOException {
        String before = catalogue.current("first").orElseThrow().digest();
        write("first", "One, mended", true);

        looks(2);

        assertThat(titles()).containsExactly("One, mended");
        assertThat(catalogue.version(before).title()).isEqualTo("One");
        assertThat(catalogue.faults()).isEmpty();
    }

    @Test
    void a_folder_that_is_still_changing_is_not_read_yet() throws IOException {
        write("first", "One, half", true);
        looks(1);
        write("first", "One, then whole", true);
        looks(1);

        assertThat(titles()).containsExactly("One");

        looks(1);
        assertThat(titles()).containsExactly("One, then whole");
    }

    @Test
    void a_checkpoint_with_a_fault_is_reported_and_its_last_good_version_stays_while_others_change()
            throws IOException {
        write("first", "One, spoiled", false);
        write("second", "Two", true);

        looks(2);

        assertThat(titles()).containsExactly("One", "Two");
        assertThat(catalogue.faults()).singleElement().asString().contains("first/checkpoint.yaml:5", "pass-mark");
        assertThat(catalogue.served())
                .extracting(OperatorContent.Served::slug, OperatorContent.Served::stale)
                .containsExactly(tuple("first", true), tuple("second", false));
    }

    @Test
    void a_fault_is_reported_in_the_language_of_its_reader() throws IOException {
        write("second", "Two", false);

        looks(2);

        assertThat(catalogue.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.in(Locale.GERMAN))
                        .contains("second/checkpoint.yaml:5: pass-mark: muss über 0 % liegen"));
    }

    @Test
    void a_fault_that_was_mended_is_forgotten() throws IOException {
        write("first", "One, spoiled", false);
        looks(2);
        write("first", "One, mended", true);
        looks(2);

        assertThat(titles()).containsExactly("One, mended");
        assertThat(catalogue.faults()).isEmpty();
        assertThat(catalogue.served()).noneMatch(OperatorContent.Served::stale);
    }

    @Test
    void a_new_checkpoint_with_a_fault_is_reported_and_not_served() throws IOException {
        write("second", "Two", false);

        looks(2);

        assertThat(titles()).containsExactly("One");
        assertThat(catalogue.faults()).singleElement().asString().contains("second/checkpoint.yaml");
    }

    @Test
    void a_checkpoint_that_was_removed_is_no_longer_offered() throws IOException {
        write("second", "Two", true);
        looks(2);
        FileSystemUtils.deleteRecursively(folder.resolve("first"));

        looks(2);

        assertThat(titles()).containsExactly("Two");
    }

    @Test
    void a_root_that_is_empty_or_gone_takes_nothing_away() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.toList()) {
                FileSystemUtils.deleteRecursively(one);
            }
        }

        looks(2);

        assertThat(titles()).containsExactly("One");
        assertThat(catalogue.faults())
                .singleElement()
                .asString()
                .contains("no longer holds any checkpoint", "remove this folder from checkpoint.content");
        assertThat(catalogue.served()).allMatch(OperatorContent.Served::stale);
    }

    @Test
    void several_roots_are_served_together(@TempDir Path other) throws IOException {
        write(other, "second", "Two", true);

        Catalogue both = started(folder.toString(), other.toString());

        assertThat(both.all()).extracting(Checkpoint::title).containsExactly("One", "Two");
        assertThat(both.served())
                .extracting(OperatorContent.Served::root)
                .containsExactly(folder.toString(), other.toString());
    }

    @Test
    void a_root_that_is_still_empty_hinders_nobody_where_another_holds_a_checkpoint(@TempDir Path other)
            throws IOException {
        catalogue = started(folder.toString(), other.toString());
        assertThat(titles()).containsExactly("One");

        write(other, "second", "Two", true);
        looks(2);

        assertThat(titles()).containsExactly("One", "Two");
        assertThatThrownBy(() -> started(
                        other.resolve("second").resolve("..").resolve("none").toString()))
                .isInstanceOf(BadContent.class)
                .hasMessageContaining("this is not a folder");
    }

    @Test
    void roots_that_are_all_empty_refuse_the_start(@TempDir Path other) {
        assertThatThrownBy(() -> started(other.toString()))
                .isInstanceOf(BadContent.class)
                .hasMessageContaining("holds no checkpoint");
    }

    @Test
    void the_same_name_in_two_roots_refuses_the_start(@TempDir Path other) throws IOException {
        write(other, "first", "Another", true);

        assertThatThrownBy(() -> started(folder.toString(), other.toString()))
                .isInstanceOf(BadContent.class)
                .hasMessageContaining("there is a checkpoint of this name in " + folder);
    }
}
