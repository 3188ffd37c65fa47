package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many threads carry the virtual ones: too few, and those that load classes stop the one that reads the jar. */
class CarriersTest {

    private @Nullable String asked;

    @BeforeEach
    void asNobodyAskedFor() {
        asked = System.clearProperty(Start.CARRIERS);
    }

    @AfterEach
    void asBefore() {
        if (asked == null) {
            System.clearProperty(Start.CARRIERS);
        } else {
            System.setProperty(Start.CARRIERS, asked);
        }
    }

    @Test
    void a_small_machine_has_sixteen() {
        Start.carryEnough(2);

        assertThat(System.getProperty(Start.CARRIERS)).isEqualTo("16");
    }

    @Test
    void a_large_one_has_one_for_each_processor() {
        Start.carryEnough(64);

        assertThat(System.getProperty(Start.CARRIERS)).isEqualTo("64");
    }

    @Test
    void an_operators_own_number_counts() {
        System.setProperty(Start.CARRIERS, "4");

        Start.carryEnough(64);

        assertThat(System.getProperty(Start.CARRIERS)).isEqualTo("4");
    }
}
