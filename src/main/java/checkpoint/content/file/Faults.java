package checkpoint.content.file;

import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in one file, so that an author sees all of it at once. */
public final class Faults {

    private final String path;
    private final List<Fault> all;

    private Faults(String path, List<Fault> all) {
        this.path = path;
        this.all = all;
    }

    public static Faults of(String path) {
        return new Faults(path, new ArrayList<>());
    }

    /** For another file, into the same list. */
    public Faults in(String otherPath) {
        return new Faults(otherPath, all);
    }

    /** Adds what a text of the message bundles says, filled in with the arguments. */
    public void add(int line, String key, Object... arguments) {
        add(line, Sentence.of(key, arguments));
    }

    public void add(int line, Sentence says) {
        all.add(new Fault(path, line, says));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Fault> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Fault::path).thenComparingInt(Fault::line))
                .toList();
    }
}
