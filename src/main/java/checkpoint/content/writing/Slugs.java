package checkpoint.content.writing;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Ids made from names: lower case, a-z, digits and hyphens, each only once. */
public final class Slugs {

    private static final int LONGEST = 60;

    private final Set<String> used = new HashSet<>();
    private final String usual;

    /** Names without a letter or digit become this word and a number. */
    public Slugs(String usual) {
        this.usual = usual;
    }

    public String next(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace("\u00df", "ss")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
        String slug = cut.isEmpty() ? usual : cut;
        String free = cut.isEmpty() ? usual + "-1" : slug;
        for (int i = 2; !used.add(free); i++) {
            String number = "-" + i;
            free = slug.substring(0, Math.min(slug.length(), LONGEST + 4 - number.length())) + number;
        }
        return free;
    }
}
