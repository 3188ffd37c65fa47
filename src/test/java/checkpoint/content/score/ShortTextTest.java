package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.AnswerKey.Phrase;
import checkpoint.content.score.AnswerKey.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is forgiven in a typed text, rule by rule, each with what it does not forgive. */
class ShortTextTest {

    private static Words words(boolean exact, String lang, Phrase... phrases) {
        return new Words(List.of(phrases), exact, lang);
    }

    private static Phrase right(String text) {
        return new Phrase(text, Share.ALL, null);
    }

    private static Share earned(Words words, String typed) {
        return Marking.share(words, new Response.Typed(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            outer punctuation    | merge key      | "Merge key!"           | merge keyring
            an article           | merge key      | the merge key          | other merge key
            an opening           | merge key      | It is the merge key.   | not a merge key
            brackets             | merge key      | merge key (of a table) | merge (of a table)
            a hyphen for a space | merge key      | merge-key              | merge+lock
            a space left out     | merge key      | mergekey               | mergekeyrings
            a plural s           | merge key      | merge keys             | merge kiss
            a plural of -y       | query          | queries                | quay
            one slip from five   | batch          | bacth                  | bcath-2
            no slip below five   | lake           | lake                   | lace
            two slips from twelve | materialized view | matrialised view    | materiel visas
            no digit by a slip   | level 12 cache | level 12 cahe          | level 13 cache
            no opposite          | structured     | strutured              | unstructured
            a phrase said twice  | merge key      | merge key: merge key   | merge key: primary key
            """)
    void a_patient_reader_forgives(String what, String accepted, String forgiven, String refused) {
        assertThat(earned(words(false, "en", right(accepted)), forgiven))
                .as(what)
                .isEqualTo(Share.ALL);
        assertThat(earned(words(false, "en", right(accepted)), refused))
                .as(what)
                .isEqualTo(Share.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Partition | die Partition | la Partition
            fr | partition | la partition  | die partition
            fr | entrepôt  | l'entrepôt    | der entrepôt
            es | partición | una partición | der partición
            """)
    void articles_are_those_of_the_contents_language(String lang, String accepted, String own, String foreign) {
        assertThat(earned(words(false, lang, right(accepted)), own)).isEqualTo(Share.ALL);
        assertThat(earned(words(false, lang, right(accepted)), foreign)).isEqualTo(Share.NONE);
    }

    @ParameterizedTest
    @CsvSource({"The Merge-Key.", "merge keys", "mergekey", "mrege key", "merge key (x)"})
    void an_exact_question_forgives_case_and_spaces_alone(String typed) {
        assertThat(earned(words(true, "en", right("merge key")), "  Merge   KEY "))
                .isEqualTo(Share.ALL);
        assertThat(earned(words(true, "en", right("merge key")), typed)).isEqualTo(Share.NONE);
        assertThat(earned(words(false, "en", right("merge key")), typed)).isEqualTo(Share.ALL);
    }

    @Test
    void a_slip_that_is_as_near_to_another_listed_text_is_not_a_slip() {
        Phrase wrong = new Phrase("primary kex", Share.NONE, null);

        assertThat(earned(words(false, "en", right("primary key")), "primary kez"))
                .isEqualTo(Share.ALL);
        assertThat(earned(words(false, "en", right("primary key"), wrong), "primary kez"))
                .isEqualTo(Share.NONE);
        assertThat(earned(words(false, "en", right("primary key"), wrong), "primary key"))
                .isEqualTo(Share.ALL);
    }

    @Test
    void each_text_has_its_credit_and_its_feedback() {
        Words words = words(
                false,
                "en",
                right("idempotency key"),
                new Phrase("dedupe key", Share.of(1, 3), "<p>Nearly.</p>"),
                new Phrase("primary key", Share.NONE, "<p>That names a row.</p>"));

        assertThat(earned(words, "a dedupe-key")).isEqualTo(Share.of(1, 3));
        assertThat(Marking.feedback(words, new Response.Typed("dedupe keys"))).isEqualTo("<p>Nearly.</p>");
        assertThat(earned(words, "primary key")).isEqualTo(Share.NONE);
        assertThat(Marking.feedback(words, new Response.Typed("primary key"))).isEqualTo("<p>That names a row.</p>");
        assertThat(Marking.feedback(words, new Response.Typed("something else")))
                .isNull();
    }
}
