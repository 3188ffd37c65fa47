package checkpoint.learning.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

@ResourceLock(TestPostgres.MIGRATED)
class StoredLayoutsTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final List<String> NAMES = List.of("apples", "order");
    private static final Layout LAYOUT = new Layout(List.of(new Layout.Put("order", List.of(2, 0, 1), List.of())));

    private final JdbcClient database = JdbcClient.create(TestPostgres.migrated());
    private final StoredLayouts node = new StoredLayouts(database);

    @BeforeEach
    void version() {
        database.sql("delete from content_version where digest = ?")
                .param(DIGEST)
                .update();
        database.sql("insert into content_version (digest, slug, first_seen_at) values (?, 'named', now())")
                .param(DIGEST)
                .update();
    }

    @Test
    void a_layout_is_read_beside_the_names_of_its_version() {
        keep(NAMES);

        assertThat(node.of(StoredLayout.of(LAYOUT, NAMES), DIGEST)).isEqualTo(LAYOUT);
    }

    @Test
    void a_layout_is_refused_beside_the_names_of_another_version() {
        keep(List.of("apples", "oranges"));

        assertThatThrownBy(() -> node.of(StoredLayout.of(LAYOUT, NAMES), DIGEST))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_node_asks_once_for_the_names_of_a_version() {
        keep(NAMES);
        node.of(StoredLayout.of(LAYOUT, NAMES), DIGEST);
        keep(null);

        assertThat(node.of(StoredLayout.of(LAYOUT, NAMES), DIGEST)).isEqualTo(LAYOUT);
        assertThatThrownBy(() -> new StoredLayouts(database).of(StoredLayout.of(LAYOUT, NAMES), DIGEST))
                .as("a node that has not asked yet")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void names_that_were_not_there_are_asked_for_again() {
        byte[] stored = StoredLayout.of(LAYOUT, NAMES);
        assertThatThrownBy(() -> node.of(stored, DIGEST)).isInstanceOf(IllegalStateException.class);
        keep(NAMES);

        assertThat(node.of(stored, DIGEST)).isEqualTo(LAYOUT);
    }

    @Test
    void a_layout_that_says_its_names_needs_no_others() {
        assertThat(node.of(StoredLayout.named(LAYOUT), "f".repeat(64))).isEqualTo(LAYOUT);
    }

    private void keep(List<String> names) {
        database.sql("update content_version set questions = ? where digest = ?")
                .param(names == null ? null : names.toArray(String[]::new))
                .param(DIGEST)
                .update();
    }
}
