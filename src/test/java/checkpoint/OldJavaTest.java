package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an operator reads whose Java is too old. */
class OldJavaTest {

    @Test
    void an_older_java_is_told_which_one_is_needed_and_which_one_this_is() {
        assertThat(Start.tooOld(21)).contains("needs Java 25", "this is Java 21");
    }

    @Test
    void the_java_that_it_was_built_for_and_newer_ones_start() {
        assertThat(Start.tooOld(25)).isEmpty();
        assertThat(Start.tooOld(26)).isEmpty();
    }
}
