package checkpoint.content.qti12;

import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The labelled fields of an item or a quiz, under whatever names programs give them. */
final class Metadata {

    private final Map<String, String> fields = new HashMap<>();

    Metadata(Element element) {
        for (Element field : element.all(
                one -> one.name().equals("qtimetadatafield") || one.name().equals("qti_metadatafield"))) {
            fields.putIfAbsent(
                    field.text("fieldlabel").strip().toLowerCase(Locale.ROOT),
                    field.text("fieldentry").strip());
        }
        for (Element one : element.all(
                child -> child.name().startsWith("bbmd_") || child.name().startsWith("qmd_"))) {
            fields.putIfAbsent(one.name().toLowerCase(Locale.ROOT), one.text().strip());
        }
    }

    String get(String label) {
        return fields.getOrDefault(label, "");
    }

    boolean isCanvas() {
        return fields.containsKey("question_type");
    }

    /** The question's type in its program's own words, in lower case; empty where it has none. */
    String type() {
        for (String label :
                new String[] {"question_type", "cc_profile", "qmd_itemtype", "qmd_questiontype", "bbmd_questiontype"}) {
            if (!get(label).isEmpty()) {
                return get(label).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** Empty where nothing is said; not a number where what is said cannot be read. */
    Optional<BigDecimal> points() {
        for (String label :
                new String[] {"points_possible", "max_score", "cc_weighting", "qmd_absolutescore_max", "qmd_weighting"
                }) {
            Optional<BigDecimal> points = NumberText.read(get(label));
            if (points.isPresent()) {
                return points;
            }
        }
        return Optional.empty();
    }
}
