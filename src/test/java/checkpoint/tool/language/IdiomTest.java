package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The English texts are free of turns that were once translated word by word, and each text is written once. */
class IdiomTest {

    /** What a native writer says otherwise: "is not a number", "appears twice", "again", "anyone who". */
    private static final Pattern TRANSLATED = Pattern.compile(
            "(?<!\\bthere )\\b(?:is|are) no (?!longer\\b|such\\b|more\\b|other\\b|better\\b)[a-z]"
                    + "|\\bstands? there\\b|\\bstood there\\b|\\banew\\b|\\bwhoever\\b|\\bfor ever\\b|\\bof (?:its|their) own\\b"
                    + "|[0-9}] %",
            Pattern.CASE_INSENSITIVE);

    static List<Locale> languages() {
        return SpokenLanguages.ALL;
    }

    private static Map<String, String> translated(Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> TRANSLATED.matcher(text.getValue()).find())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void no_english_text_has_a_turn_that_is_translated_word_by_word() {
        assertThat(translated(Translations.of(Locale.ENGLISH))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“a lot” is no number",
                "the choice stands there twice",
                "the attempt starts anew",
                "whoever opens it",
                "in a window of its own",
                "pass mark {0} %"
            })
    void such_a_turn_is_found(String text) {
        assertThat(translated(Map.of("a.key", text))).containsKey("a.key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no such column.",
                "It is no longer shared.",
                "“a lot” is not a number",
                "pass mark {0}%"
            })
    void idiomatic_english_is_left_alone(String text) {
        assertThat(translated(Map.of("a.key", text))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_key_is_written_twice_in_a_language(Locale language) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String bundle : MessageTexts.BUNDLES) {
            String name = bundle + (language.equals(Locale.ENGLISH) ? "" : "_" + language) + ".properties";
            List<String> keys = Files.readAllLines(Path.of("src/main/resources", name)).stream()
                    .filter(line -> line.matches("[a-z][A-Za-z0-9._-]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();

            assertThat(keys).isNotEmpty().allMatch(seen::add, "written once");
        }
    }
}
