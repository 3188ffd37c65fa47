package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.modulith.core.ApplicationModules;

/** The plan of the house: wings of rooms, each of which uses only what lies before it, in its classes and in its templates. */
@Timeout(600)
class RoomsTest {

    private static final int MOST_CLASSES = 15;

    private static Rooms rooms;

    @BeforeAll
    static void read() {
        rooms = Rooms.of(Code.ALL);
    }

    @Test
    void every_room_is_a_module_that_is_checked() {
        assertThat(ApplicationModules.of(CheckpointApplication.class).stream()
                        .map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(rooms.used().keySet());
        assertThat(rooms.used()).hasSizeGreaterThan(40);
        assertThat(rooms.used().keySet()).extracting(Rooms::wing).isSubsetOf(Rooms.WINGS);
    }

    @Test
    void every_template_is_a_class_of_a_room() {
        assertThat(rooms.templates()).isGreaterThan(100);
        assertThat(rooms.homeless()).isEmpty();
    }

    @Test
    void rooms_use_no_later_wing() {
        List<String> wrong = new ArrayList<>();
        rooms.used()
                .forEach((room, used) -> used.stream()
                        .filter(other -> Rooms.WINGS.indexOf(Rooms.wing(other)) > Rooms.WINGS.indexOf(Rooms.wing(room)))
                        .forEach(other -> wrong.add(room + " uses " + other)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void no_rooms_use_one_another_in_a_ring() {
        assertThat(rooms.ring()).isEmpty();
    }

    /** With {@code -Dformat=apply} the declarations are written, as the code is formatted then. */
    @Test
    void every_room_declares_exactly_what_it_uses() throws IOException {
        if ("apply".equals(System.getProperty("format"))) {
            for (String room : rooms.used().keySet()) {
                declare(room);
            }
            return;
        }
        assertThat(rooms.used())
                .allSatisfy((room, used) -> assertThat(rooms.allowed().get(room))
                        .as("%s/package-info.java: %s", room, Rooms.declaration(used))
                        .isEqualTo(used));
    }

    private static void declare(String room) throws IOException {
        Path file = Path.of("src/main/java/checkpoint", room.replace('.', '/'), "package-info.java");
        String declaration = Rooms.declaration(rooms.used().get(room));
        Files.writeString(file, Files.readString(file).replaceAll("allowedDependencies = (?s:\\{.*?})", declaration));
    }

    @Test
    void the_readme_lists_every_room_after_those_that_it_uses() throws IOException {
        List<String> listed = Pattern.compile("^\\| `([a-z0-9.]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")).split("## How it works", 2)[1])
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(rooms.used().keySet());
        for (int i = 0; i < listed.size(); i++) {
            assertThat(listed.subList(0, i))
                    .as("above %s", listed.get(i))
                    .containsAll(rooms.used().get(listed.get(i)));
        }
    }

    @Test
    void no_room_has_more_than_fifteen_classes() {
        assertThat(rooms.used().keySet()).allSatisfy(room -> {
            Path folder = Path.of("src/main/java/checkpoint", room.split("\\."));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith(".java") && !name.equals("package-info.java")))
                        .as(room)
                        .hasSizeLessThanOrEqualTo(MOST_CLASSES);
            }
        });
    }
}
