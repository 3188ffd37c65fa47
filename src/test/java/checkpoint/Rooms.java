package checkpoint;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;

/**
 * The rooms of the house, which are the packages that are declared as modules, and which of them each one uses: by its classes,
 * and by its templates, which lie in the folder of the room's name and whose classes the module test does not see.
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
    private static final Path TEMPLATES = Path.of("src/main/templates");
    private static final Pattern TYPE = Pattern.compile("\\bcheckpoint((?:\\.[a-z][a-z0-9]*)+)\\.[A-Z]");
    private static final Pattern CALL = Pattern.compile("@template\\.([a-z][a-zA-Z0-9.-]*)\\(");

    private final Map<String, Set<String>> allowed = new TreeMap<>(BY_WING);
    private final Map<String, Set<String>> used = new TreeMap<>(BY_WING);
    private final List<String> homeless = new ArrayList<>();

    private Rooms() {}

    static Rooms of(JavaClasses code) throws IOException {
        Rooms rooms = new Rooms();
        for (JavaPackage one : code.getPackage("checkpoint").getSubpackagesInTree()) {
            one.tryGetAnnotationOfType(ApplicationModule.class).ifPresent(module -> {
                rooms.allowed.put(name(one.getName()), Set.of(module.allowedDependencies()));
                rooms.used.put(name(one.getName()), new TreeSet<>(BY_WING));
            });
        }
        code.forEach(rooms::readClass);
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                rooms.readTemplate(file);
            }
        }
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

    /** Templates in no room's folder. */
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
        if (uses != null) {
            one.getDirectDependenciesFromSelf()
                    .forEach(dependency -> add(
                            uses,
                            name(one.getPackageName()),
                            dependency.getTargetClass().getBaseComponentType().getPackageName()));
        }
    }

    private void readTemplate(Path file) throws IOException {
        Optional<String> home = room(TEMPLATES.relativize(file).getParent());
        if (home.isEmpty()) {
            homeless.add(file.toString());
            return;
        }
        String text = Files.readString(file);
        Matcher type = TYPE.matcher(text);
        while (type.find()) {
            add(used.get(home.get()), home.get(), "checkpoint" + type.group(1));
        }
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            Path called = Path.of(call.group(1).replace('.', '/')).getParent();
            room(called).filter(other -> !other.equals(home.get())).ifPresent(used.get(home.get())::add);
        }
    }

    /** The room of a folder of templates: a folder within a room's is the room's too. */
    private Optional<String> room(Path folder) {
        for (Path one = folder; one != null; one = one.getParent()) {
            String name = one.toString().replace('/', '.');
            if (used.containsKey(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
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
