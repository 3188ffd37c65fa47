package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a delivered attempt of fifteen questions takes on disk, with its indexes, in each table that has a row for it. */
@Tag("nightly")
class BytesTest {

    private static final int ATTEMPTS = 10_000;

    private static final Map<String, Long> BYTES = new TreeMap<>();

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void fill() throws Exception {
        try (Delivered delivered = Delivered.attempt()) {
            delivered.confirmed();
            delivered.tool.close();
            Filling.grow(delivered.source, ATTEMPTS);
            JdbcClient database = JdbcClient.create(delivered.source);
            assertThat(database.sql("select count(*) from attempt")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(ATTEMPTS);
            for (String table : Filling.LARGE) {
                BYTES.put(
                        table,
                        database.sql("select pg_total_relation_size(?::regclass)")
                                        .param(table)
                                        .query(Long.class)
                                        .single()
                                / ATTEMPTS);
            }
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("bytes for each attempt: " + BYTES);
    }

    @Test
    void the_answers_take_no_more_than_a_third_of_a_kilobyte() {
        assertThat(BYTES.get("attempt_response")).isLessThanOrEqualTo(330);
    }

    @Test
    void the_attempt_itself_takes_no_more_than_400_bytes() {
        assertThat(BYTES.get("attempt")).isLessThanOrEqualTo(400);
    }

    @Test
    void all_of_it_takes_no_more_than_half_of_3500_bytes() {
        assertThat(BYTES.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(1_750);
    }
}
