package checkpoint.content.qti;

import checkpoint.content.exchange.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of response processing, which are lists of texts, compared as the standard does. */
final class Values {

    private Values() {}

    /** Whether they are the same as this response counts: in any order where it is a set, and as numbers where it is one. */
    static boolean same(@Nullable Declaration declaration, List<String> a, List<String> b) {
        if (b.isEmpty() || a.size() != b.size()) {
            return false;
        }
        List<String> one = new ArrayList<>(a);
        List<String> other = new ArrayList<>(b);
        if (declaration != null && declaration.cardinality().equals("multiple")) {
            Collections.sort(one);
            Collections.sort(other);
        }
        boolean numeric = declaration != null && Set.of("float", "integer").contains(declaration.baseType());
        return numeric ? compare(one, other) == 0 : one.equals(other);
    }

    static int compare(List<String> a, List<String> b) {
        Optional<BigDecimal> one = number(a);
        Optional<BigDecimal> other = number(b);
        return one.isPresent() && other.isPresent()
                ? one.get().compareTo(other.get())
                : a.getFirst().toLowerCase(Locale.ROOT).compareTo(b.getFirst().toLowerCase(Locale.ROOT));
    }

    static Optional<BigDecimal> number(@Nullable List<String> value) {
        return value == null || value.size() != 1 ? Optional.empty() : NumberText.read(value.getFirst());
    }
}
