package checkpoint.learning.authoring;

import checkpoint.content.file.ContentFiles;
import checkpoint.tool.language.SpokenLanguages;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The checkpoint that an author begins with: valid from the first moment, with one question to replace. */
@Component
class BlankCheckpoint {

    private final MessageSource messages;

    BlankCheckpoint(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Its files.
     *
     * @param wanted the language that the author reads, where it is known
     */
    ContentFiles of(String title, @Nullable String wanted) {
        Locale locale = SpokenLanguages.fitting(wanted);
        String yaml = """
                title: %s
                lang: %s
                next: { title: %s, page: next }
                quiz:
                  title: %1$s
                  pass-mark: 80%%
                  questions:
                    - id: question-1
                      type: single-choice
                      stem: %s
                      choices:
                        - { text: %s, correct: true }
                        - { text: %s }
                """.formatted(
                        quoted(title),
                        SpokenLanguages.spoken(locale).orElse(locale).toLanguageTag(),
                        text(locale, "next"),
                        text(locale, "stem"),
                        text(locale, "right"),
                        text(locale, "wrong"));
        return ContentFiles.of(Map.of(
                "checkpoint.yaml", utf8(yaml),
                "page.md", utf8(plain(locale, "page")),
                "next.md", utf8(plain(locale, "further"))));
    }

    private String text(Locale locale, String key) {
        return quoted(plain(locale, key));
    }

    private String plain(Locale locale, String key) {
        return messages.getMessage("authoring.blank." + key, null, locale);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
