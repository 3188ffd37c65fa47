package checkpoint.tool.language;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The message bundles as they are written, and what stands in their texts. */
public final class Translations {

    private Translations() {}

    /** Every text of a language, as it stands in its files. */
    public static Map<String, String> of(Locale language) {
        Properties texts = new Properties();
        for (String bundle : MessageTexts.BUNDLES) {
            String name = bundle + (language.equals(Locale.ENGLISH) ? "" : "_" + language) + ".properties";
            try (Reader file = Files.newBufferedReader(Path.of("src/main/resources", name))) {
                texts.load(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        Map<String, String> byKey = new TreeMap<>();
        texts.forEach((key, text) -> byKey.put(String.valueOf(key), String.valueOf(text)));
        return byKey;
    }

    /** The keys whose texts are rightly the same as the English ones: one a line, with the reason after a number sign. */
    static Set<String> alike(Locale language) throws IOException {
        Path file = Path.of("src/test/resources/languages", "alike-" + language + ".txt");
        if (!Files.exists(file)) {
            return Set.of();
        }
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a text fills in: {@code 0}, {@code plural 1}. */
    static Set<String> filledIn(String text) {
        MessagePattern pattern = new MessagePattern(text);
        return IntStream.range(0, pattern.countParts())
                .filter(i -> pattern.getPartType(i) == Part.Type.ARG_START)
                .mapToObj(i -> {
                    ArgType type = pattern.getPart(i).getArgType();
                    String argument = pattern.getSubstring(pattern.getPart(i + 1));
                    return type == ArgType.NONE ? argument : type.name().toLowerCase(Locale.ROOT) + " " + argument;
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers of the arguments, however they are filled in. */
    static Set<String> arguments(String text) {
        return filledIn(text).stream()
                .map(one -> one.replaceFirst(".* ", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The forms of a plural: their names or, for one number alone, {@code =1}, each with its text. */
    record Forms(int argument, boolean ordinal, Map<String, String> texts) {}

    /** Every plural within a text. */
    static List<Forms> plurals(String text) {
        MessagePattern pattern = new MessagePattern(text);
        return IntStream.range(0, pattern.countParts())
                .filter(i -> pattern.getPartType(i) == Part.Type.ARG_START)
                .filter(i -> Set.of(ArgType.PLURAL, ArgType.SELECTORDINAL)
                        .contains(pattern.getPart(i).getArgType()))
                .mapToObj(i -> forms(pattern, i))
                .toList();
    }

    private static Forms forms(MessagePattern pattern, int start) {
        Map<String, String> texts = new TreeMap<>();
        int end = pattern.getLimitPartIndex(start);
        for (int i = start + 2; i < end; i++) {
            if (pattern.getPartType(i) == Part.Type.ARG_SELECTOR) {
                String name = pattern.getSubstring(pattern.getPart(i));
                int message = pattern.getPartType(i + 1) == Part.Type.MSG_START ? i + 1 : i + 2;
                int limit = pattern.getLimitPartIndex(message);
                texts.put(
                        name,
                        pattern.getPatternString()
                                .substring(
                                        pattern.getPart(message).getLimit(),
                                        pattern.getPart(limit).getIndex()));
                i = limit;
            }
        }
        return new Forms(
                pattern.getPart(start + 1).getValue(),
                pattern.getPart(start).getArgType() == ArgType.SELECTORDINAL,
                texts);
    }

    /** Tags of a text, in any order. */
    static Set<String> markup(String text) {
        Set<String> tags = new HashSet<>();
        java.util.regex.Pattern.compile("</?[a-z][^>]*>|`[^`]+`")
                .matcher(text)
                .results()
                .forEach(one -> tags.add(one.group()));
        return tags;
    }
}
