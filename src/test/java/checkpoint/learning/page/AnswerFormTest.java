package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.Response;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.policy.SampleQuiz;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What fields of a form become, and what becomes of those that nobody could have meant. */
class AnswerFormTest {

    private final SampleQuiz sample = SampleQuiz.sevenTypes();

    /** Shown in another order than authored, as learners meet them. */
    private final Layout layout = new Layout(List.of(
            new Layout.Put("retry-safe", List.of(2, 0, 1), List.of()),
            new Layout.Put("cheap-query", List.of(1, 2, 0), List.of()),
            new Layout.Put("lakehouse-first", List.of(), List.of()),
            new Layout.Put("canonical-key", List.of(), List.of()),
            new Layout.Put("bytes-per-day", List.of(), List.of()),
            new Layout.Put("order-the-spine", List.of(3, 1, 0, 2), List.of()),
            new Layout.Put("match-the-trigger", List.of(0, 1, 2), List.of(2, 0, 1))));

    private Response read(String question, String... fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add(AnswerForm.MARKER, "shown");
        for (String field : fields) {
            form.add(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return new AnswerForm(form)
                .read(sample.checkpoint(), layout)
                .responses()
                .get(question);
    }

    @Test
    void a_choice_is_the_one_shown_there() {
        assertThat(read("retry-safe", "q.retry-safe=1")).isEqualTo(new Response.Chosen(Set.of(0)));
    }

    @Test
    void several_choices_are_those_shown_there() {
        assertThat(read("cheap-query", "q.cheap-query=0", "q.cheap-query=2"))
                .isEqualTo(new Response.Chosen(Set.of(0, 1)));
    }

    @Test
    void a_position_belongs_to_the_entry_shown_in_its_row() {
        assertThat(read("order-the-spine", "q.order-the-spine.0=4", "q.order-the-spine.2=1"))
                .isEqualTo(new Response.Placed(Arrays.asList(0, null, null, 3)));
    }

    @Test
    void a_partner_is_the_one_shown_there() {
        assertThat(read("match-the-trigger", "q.match-the-trigger.0=1", "q.match-the-trigger.1=0"))
                .isEqualTo(new Response.Placed(Arrays.asList(0, 2, null)));
    }

    @Test
    void text_is_kept_as_typed_but_for_what_the_database_cannot_hold() {
        assertThat(read("canonical-key", "q.canonical-key= idem\u0000potency \ud800key"))
                .isEqualTo(new Response.Typed(" idempotency key"));
    }

    @ParameterizedTest
    @CsvSource({
        "retry-safe,        q.retry-safe=3",
        "retry-safe,        q.retry-safe=-1",
        "retry-safe,        q.retry-safe=99999999999",
        "retry-safe,        q.retry-safe=٠",
        "retry-safe,        q.retry-safe=",
        "cheap-query,       q.cheap-query=x",
        "lakehouse-first,   q.lakehouse-first=TRUE",
        "canonical-key,     'q.canonical-key=  '",
        "order-the-spine,   q.order-the-spine.0=0",
        "order-the-spine,   q.order-the-spine.0=5",
        "order-the-spine,   q.order-the-spine.4=1",
        "match-the-trigger, q.match-the-trigger.0=3",
        "retry-safe,        q.unknown=1",
    })
    void what_cannot_be_read_is_blank(String question, String field) {
        assertThat(read(question, field)).isEqualTo(new Response.Blank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-safe", "lakehouse-first", "canonical-key", "bytes-per-day"})
    void several_values_of_a_control_that_has_one_are_not_an_answer(String question) {
        String field = "q." + question + "=";

        assertThat(read(question, field + "0", field + "1", field + "2")).isEqualTo(new Response.Blank());
        assertThat(read(question, field + "true", field + "false")).isEqualTo(new Response.Blank());
        assertThat(read(question, field + "true", field + "true")).isEqualTo(new Response.Blank());
    }

    @Test
    void several_values_of_one_row_leave_that_row_open() {
        assertThat(read("order-the-spine", "q.order-the-spine.0=4", "q.order-the-spine.2=1", "q.order-the-spine.2=2"))
                .isEqualTo(new Response.Placed(Arrays.asList(null, null, null, 3)));
    }

    @Test
    void a_form_that_did_not_show_the_questions_has_no_answers() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("q.retry-safe", "1");

        assertThat(new AnswerForm(form).read(sample.checkpoint(), layout).responses())
                .isEmpty();
    }
}
