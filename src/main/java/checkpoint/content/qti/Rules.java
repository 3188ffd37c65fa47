package checkpoint.content.qti;

import checkpoint.content.exchange.PackageImages;
import checkpoint.content.guard.Element;
import checkpoint.content.guard.SafeXml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which an item says that it is marked.
 *
 * @param written the rules, in the item or in a template that its package brings; {@code null} where it has neither
 * @param template the last part of its address, as versions and programs differ in the rest; empty if there is none
 */
record Rules(@Nullable Element written, String template) {

    private static final String SCORE = "SCORE";
    private static final Set<String> STANDARD = Set.of("match_correct", "map_response");

    static Rules of(Element item, PackageImages files) {
        Element processing = item.child("responseProcessing").orElse(null);
        if (processing == null) {
            return new Rules(null, "");
        }
        String address = processing.attribute("template");
        String template = address.substring(address.lastIndexOf('/') + 1).replaceFirst("(\\.xml)+$", "");
        if (!processing.children().isEmpty()) {
            return new Rules(processing, template);
        }
        boolean own = !template.isEmpty() && !STANDARD.contains(template);
        return new Rules(own ? packed(files, processing, template) : null, template);
    }

    private static @Nullable Element packed(PackageImages files, Element processing, String template) {
        for (String address : List.of(processing.attribute("templateLocation"), "rptemplates/" + template + ".xml")) {
            byte[] bytes = address.isEmpty() ? null : files.bytes(address);
            Element root = bytes == null ? null : SafeXml.tree(bytes).root();
            if (root != null) {
                return Names.old(root);
            }
        }
        return null;
    }

    boolean isMissing() {
        return written == null && template.isEmpty();
    }

    boolean isTemplate(String name) {
        return written == null && template.equals(name);
    }

    /** Elements of the rules with this name. */
    List<Element> all(String name) {
        return written == null ? List.of() : written.all(name);
    }

    /** The demands of its conditions: the values that each of them compares a response with, but for those it excludes. */
    List<Set<String>> combinations() {
        return Stream.concat(all("responseIf").stream(), all("responseElseIf").stream())
                .flatMap(condition -> condition.children().stream().limit(1))
                .map(test -> {
                    Set<String> values = values(List.of(test));
                    values.removeAll(values(test.name().equals("not") ? List.of(test) : test.all("not")));
                    return values;
                })
                .toList();
    }

    private static Set<String> values(List<Element> tests) {
        return tests.stream()
                .flatMap(test -> test.all("baseValue").stream())
                .map(one -> one.text().strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The variable that is the score: another than usual where the item sets only that one. */
    String scored(Element item) {
        Set<String> set = all("setOutcomeValue").stream()
                .map(one -> one.attribute("identifier"))
                .collect(Collectors.toSet());
        List<String> own = item.children("outcomeDeclaration").stream()
                .filter(one -> Set.of("float", "integer").contains(one.attribute("baseType")))
                .map(one -> one.attribute("identifier"))
                .filter(set::contains)
                .filter(one -> one.toUpperCase(Locale.ROOT).contains(SCORE))
                .toList();
        return set.contains(SCORE) || own.size() != 1 ? SCORE : own.getFirst();
    }
}
