package checkpoint.platform.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Products that there is a guide for, known by what a platform calls itself, else by the shape of its addresses. */
public enum KnownProduct {
    CANVAS("Canvas", "canvas.md", "canvas|instructure\\.com"),
    MOODLE("Moodle", "moodle.md", "moodle|/mod/lti/"),
    BLACKBOARD("Blackboard", "blackboard.md", "blackboard"),
    BRIGHTSPACE("Brightspace", "brightspace.md", "desire2learn|brightspace|/d2l/"),
    SCHOOLOGY("Schoology", "schoology.md", "schoology"),
    SAKAI("Sakai", "sakai.md", "sakai|/imsblis/|/imsoidc/"),
    OPEN_EDX("Open edX", "openedx.md", "open[-_ ]?edx|^edx|/lti_consumer/");

    private final String label;
    private final String guide;
    private final Pattern sign;

    KnownProduct(String label, String guide, String sign) {
        this.label = label;
        this.guide = guide;
        this.sign = Pattern.compile(sign);
    }

    public String label() {
        return label;
    }

    public String guide() {
        return guide;
    }

    /** The proper name of the product that a platform says it is; one that nobody here knows is called what it calls itself. */
    public static String nameOf(String family) {
        return toldBy(List.of(family)).map(KnownProduct::label).orElse(family);
    }

    /** The first of these texts that tells one. */
    public static Optional<KnownProduct> toldBy(List<String> texts) {
        return texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(text -> Arrays.stream(values())
                        .filter(product -> product.sign.matcher(text).find()))
                .findFirst();
    }
}
