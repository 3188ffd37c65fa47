package checkpoint;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;

/**
 * The rooms of the house, which are the packages that are declared as modules, and which of them each one uses: by its classes,
 * and by its templates, which are compiled to classes of the room in whose folder they lie.
 */
final class Rooms {

    /** The wings in their order: a room uses its own wing and those before it. */
    static final List<String> WINGS = List.of(
            "tool",
            "platform",
            "content",
            "launch",
            "learning",
            "grading",
            "teaching",
            "administration",
            "web",
            "preview");

    /** Rooms by wing, and by name within one. */
    static final Comparator<String> BY_WING =
            Comparator.comparing((String room) -> WINGS.indexOf(wing(room))).thenComparing(Comparator.naturalOrder());

    private static final String ROOT = "checkpoint.";

    /** What the compiler of templates calls its classes. */
    private static final Pattern TEMPLATE = Pattern.compile("Jte\\w+Generated");

    private final Map<String, Set<String>> allowed = new TreeMap<>(BY_WING);
    private final Map<String, Set<String>> used = new TreeMap<>(BY_WING);
    private final List<String> homeless = new ArrayList<>();

    private int templates;

    private Rooms() {}

    static Rooms of(JavaClasses code) {
        Rooms rooms = new Rooms();
        for (JavaPackage one : code.getPackage("checkpoint").getSubpackagesInTree()) {
            one.tryGetAnnotationOfType(ApplicationModule.class).ifPresent(module -> {
                rooms.allowed.put(name(one.getName()), Set.of(module.allowedDependencies()));
                rooms.used.put(name(one.getName()), new TreeSet<>(BY_WING));
            });
        }
        code.forEach(rooms::readClass);
        return rooms;
    }

    /** What each room says that it may use. */
    Map<String, Set<String>> allowed() {
        return allowed;
    }

    /** What each room uses. */
    Map<String, Set<String>> used() {
        return used;
    }

    static boolean isTemplate(JavaClass one) {
        return TEMPLATE.matcher(one.getSimpleName()).matches();
    }

    /** How many templates there are. */
    int templates() {
        return templates;
    }

    /** Templates in no room's folder, by the names of their classes. */
    List<String> homeless() {
        return homeless;
    }

    /** Rooms that use one another round in a ring: the ring, or nothing where there is none. */
    List<String> ring() {
        for (String room : used.keySet()) {
            List<String> ring = way(room, room, new TreeSet<>());
            if (!ring.isEmpty()) {
                return ring;
            }
        }
        return List.of();
    }

    private List<String> way(String from, String to, Set<String> seen) {
        for (String next : used.getOrDefault(from, Set.of())) {
            if (next.equals(to)) {
                return List.of(from, to);
            }
            if (seen.add(next)) {
                List<String> rest = way(next, to, seen);
                if (!rest.isEmpty()) {
                    return Stream.concat(Stream.of(from), rest.stream()).toList();
                }
            }
        }
        return List.of();
    }

    static String wing(String room) {
        return room.contains(".") ? room.substring(0, room.indexOf('.')) : room;
    }

    /** The declaration that would be right, to be pasted. */
    static String declaration(Set<String> rooms) {
        return rooms.stream()
                .sorted(BY_WING)
                .map(room -> '"' + room + '"')
                .collect(Collectors.joining(", ", "allowedDependencies = {", "}"));
    }

    private void readClass(JavaClass one) {
        Set<String> uses = used.get(name(one.getPackageName()));
        if (isTemplate(one)) {
            templates++;
            if (uses == null) {
                homeless.add(one.getName());
            }
        }
        if (uses != null) {
            one.getDirectDependenciesFromSelf()
                    .forEach(dependency -> add(
                            uses,
                            name(one.getPackageName()),
                            dependency.getTargetClass().getBaseComponentType().getPackageName()));
        }
    }

    private void add(Set<String> uses, String room, String target) {
        String other = name(target);
        if (used.containsKey(other) && !other.equals(room)) {
            uses.add(other);
        }
    }

    private static String name(String packageName) {
        return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : packageName;
    }
}
