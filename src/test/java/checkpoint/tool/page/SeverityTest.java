package checkpoint.tool.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message looks and sounds as grave as it is. */
class SeverityTest {

    @Test
    void each_has_a_look_of_its_own_and_only_an_error_interrupts() {
        assertThat(Arrays.stream(Severity.values()).map(Severity::style)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Severity.values()).filter(one -> one.role().equals("alert")))
                .containsExactly(Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-now", "not-while-active", "no-editor", "nothing"})
    void a_press_in_the_console_that_changed_nothing_is_a_warning(String said) {
        assertThat(Severity.ofPress(said)).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "removed", "shared", "made", "erased", "saved"})
    void one_that_did_what_was_asked_is_a_success(String said) {
        assertThat(Severity.ofPress(said)).isEqualTo(Severity.SUCCESS);
    }
}
