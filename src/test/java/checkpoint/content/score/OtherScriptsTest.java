package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.NumberReading.Ambiguous;
import checkpoint.content.score.NumberReading.Read;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as other regions write them: digits of other scripts, their marks, and words that are one to their readers. */
class OtherScriptsTest {

    private static NumberReading read(String typed) {
        return Quantities.read(typed, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "٥, 5",
                "۱۲, 12",
                "١٢, 12",
                "１２, 12",
                "-٣, -3",
                "\u200f-٣, -3",
                "٠٫٥, 0.5",
                "١٫٢٣٤, 1.234",
                "١٬٢٣٤, 1234",
                "١٬٢٣٤٫٥, 1234.5",
                "١٬٢٣٤٬٥٦٧, 1234567",
                "حوالي ٧, 7",
                "1 234, 1234",
                "\"1.234,5\", 1234.5",
                "\"1,234.5\", 1234.5",
                "1'234.5, 1234.5"
            })
    void a_number_is_read_as_its_region_writes_it(String typed, BigDecimal number) {
        assertThat(read(typed))
                .isInstanceOfSatisfying(
                        Read.class, read -> assertThat(read.measure().number()).isEqualTo(Fraction.of(number)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6,000", "1.234", "٦،٠٠٠", "٦,٠٠٠"})
    void what_two_regions_read_in_two_ways_is_asked(String typed) {
        assertThat(read(typed)).isInstanceOf(Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"١٬٢٣", "٥٦٧٨٬٩", "٫", "خمسة"})
    void what_is_not_a_number_is_not_read_as_one(String typed) {
        assertThat(read(typed)).isInstanceOf(NumberReading.Unreadable.class);
    }

    private static boolean isSame(String listed, String typed, String lang) {
        return Phrasing.of(listed, lang).isSameAs(Phrasing.of(typed, lang));
    }

    @ParameterizedTest
    @CsvSource({
        "المخطط, مخطط, ar",
        "مُخطَّط, مخطط, ar",
        "مخـــطط, مخطط, ar",
        "أرشيف, ارشيف, ar",
        "الإصدار ٢, اصدار 2, ar",
        "le schéma, schéma, fr",
        "l’index, index, fr",
        "des index, index, fr",
        "el esquema, esquema, es",
        "las claves, clave, es",
        "a chave, chave, pt",
        "os esquemas, esquema, pt-BR",
        "die Partition, Partition, de"
    })
    void articles_plural_and_signs_make_no_difference(String listed, String typed, String lang) {
        assertThat(isSame(listed, typed, lang)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "servidor, los servidores, es",
        "claves primarias, clave primaria, es",
        "red, redes, es",
        "vez, veces, es",
        "índice, índices, es",
        "partición, particiones, es",
        "interés, intereses, es",
        "país, países, es",
        "serie, las series, es",
        "réseau, les réseaux, fr",
        "journal, des journaux, fr",
        "jeu de données, jeux de données, fr",
        "série, séries, fr",
        "clé, clés, fr",
        "partição, partições, pt",
        "canal, os canais, pt",
        "nível, níveis, pt-BR",
        "imagem, imagens, pt",
        "servidor, servidores, pt",
        "árvore, árvores, pt",
        "Partition, Partitionen, de",
        "Tabelle, die Tabellen, de",
        "Karte, Karten, de",
        "Zahl, Zahlen, de",
        "Kriterium, Kriterien, de",
        "Punkt, Punkte, de",
        "مخطط, المخططات, ar",
        "طبقة, طبقات, ar",
        "مبرمج, مبرمجون, ar",
        "مبرمج, المبرمجين, ar"
    })
    void a_regular_plural_of_the_language_makes_no_difference(String listed, String typed, String lang) {
        assertThat(isSame(listed, typed, lang)).isTrue();
        assertThat(isSame(typed, listed, lang)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "red, redes, de",
        "Kauf, Käufer, de",
        "Kohl, Kohle, de",
        "Lehre, Lehrer, de",
        "Rat, Rate, de",
        "mal, mais, pt",
        "prix, pri, fr",
        "index, Inde, fr",
        "طبق, طبقة, ar",
        "نب, نبات, ar",
        "مخطط, مخططات أخرى, ar",
        "علي, على, ar",
        "كتابة, كتابه, ar",
        "ألم, الم البطن, ar",
        "لون, لين, ar",
        "el capital, la capitalización, es",
        "le tour, la tourbe, fr",
        "o banco, a bancada, pt",
        "٢, 3, ar"
    })
    void another_word_stays_another(String listed, String typed, String lang) {
        assertThat(isSame(listed, typed, lang)).isFalse();
    }
}
