package checkpoint.tool.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A message looks and sounds as grave as it is. */
class SeverityTest {

    @Test
    void each_has_a_look_of_its_own_and_only_an_error_interrupts() {
        assertThat(Arrays.stream(Severity.values()).map(Severity::style)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Severity.values()).filter(one -> one.role().equals("alert")))
                .containsExactly(Severity.ERROR);
    }
}
