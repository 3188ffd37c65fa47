package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingDirectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "administration/platforms/platforms.jte",
                "web/page/home.jte",
                "preview/start",
                "platform/dynamic/registered.jte"
            })
    void what_only_those_who_run_things_read_runs_as_its_words_do(String template) {
        assertThat(ReadingDirection.isTheReaders(template, null)).isFalse();
    }

    @Test
    void a_refusal_runs_as_the_language_of_those_who_meet_it() {
        assertThat(ReadingDirection.isTheReaders("tool/refusal/refusal.jte", "LTI-104"))
                .isTrue();
        assertThat(ReadingDirection.isTheReaders("web/page/away.jte", "WEB-503"))
                .isTrue();
        assertThat(ReadingDirection.isTheReaders("tool/refusal/refusal.jte", "ADM-101"))
                .isFalse();
    }
}
