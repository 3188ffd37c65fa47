package checkpoint.grading.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.learning.attempt.Grades.GradeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The moves of a desired score, and that the SQL knows no others. */
class MoveTest {

    private static final Path GRADING = Path.of("src/main/java/checkpoint/grading");
    /** A change of the state by a literal. */
    private static final Pattern SET_STATE =
            Pattern.compile("set\\s+state\\s*=\\s*'([A-Z]+)'|\\bstate = '([A-Z]+)',\\s*due_at");

    @ParameterizedTest
    @CsvSource({
        "PENDING, SENT, ACCEPT",
        "SENT, SENT, LOOK",
        "PENDING, FAILED, PARK",
        "CONFIRMED, FAILED, LEAVE_COURSE",
        "PENDING, PENDING, POSTPONE",
        "FAILED, PENDING, RESEND",
        "HELD, CONFIRMED, CONFIRM",
        "CONFIRMED, HELD, HOLD"
    })
    void each_change_is_one_move(GradeState before, GradeState after, Move move) {
        assertThat(Move.to(before, after)).isEqualTo(move);
        assertThat(move.startsFrom(before)).isTrue();
        assertThat(move.end()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "SEND_OURS, PENDING",
        "SEND_OURS, CONFIRMED",
        "SEND_AGAIN, HELD",
        "KEEP_THEIRS, CONFIRMED",
        "REVIEW, FAILED",
        "RETURN, CONFIRMED",
        "ACCEPT, HELD",
        "HOLD, FAILED",
        "RESEND, HELD"
    })
    void no_move_starts_from_elsewhere(Move move, GradeState state) {
        assertThat(move.startsFrom(state)).isFalse();
        assertThat(move.fromIn("s.state")).doesNotContain("'" + state + "'");
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void nothing_starts_from_or_ends_as_not_graded(Move move) {
        assertThat(move.from()).doesNotContain(GradeState.NOT_GRADED).isNotEmpty();
        assertThat(move.end()).isNotEqualTo(GradeState.NOT_GRADED);
        assertThatThrownBy(() -> Move.to(GradeState.PENDING, GradeState.NOT_GRADED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_state_can_be_left_and_reached() {
        for (GradeState state : EnumSet.complementOf(EnumSet.of(GradeState.NOT_GRADED))) {
            assertThat(Stream.of(Move.values()).anyMatch(move -> move.startsFrom(state)))
                    .isTrue();
            assertThat(Stream.of(Move.values()).anyMatch(move -> move.end() == state))
                    .isTrue();
        }
    }

    @Test
    void statements_that_set_a_state_by_its_name_take_where_they_start_from_a_move() throws IOException {
        try (Stream<Path> files = Files.walk(GRADING)) {
            List<Path> setting = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SET_STATE.matcher(text(file)).find())
                    .toList();

            assertThat(setting)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(text(file))
                            .as(file + ": a statement that sets a state by name says where it starts by Move.…fromIn")
                            .containsAnyOf(".fromIn(", "PARK"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
