package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How large types and methods are, in lines of code: without comments, blanks and imports. A type is measured without the types nested within
 * it, and a type of a file's own with them too.
 */
class SizesTest {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

    private record Type(String name, int lines, boolean isPublic, boolean isNested) {}

    private record Method(String name, int lines) {}

    private record Whole(String name, int lines) {}

    private static final List<Type> TYPES = new ArrayList<>();
    private static final List<Whole> WHOLES = new ArrayList<>();
    private static final List<Method> METHODS = new ArrayList<>();

    @BeforeAll
    static void measure() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"));
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Ruler(unit, positions).scan(unit, null);
            }
        }
    }

    /** Lays its measure on each type and each method of a file. */
    private static final class Ruler extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final TreeSet<Long> code = new TreeSet<>();
        private int depth;

        Ruler(CompilationUnitTree unit, SourcePositions positions) throws IOException {
            this.unit = unit;
            this.positions = positions;
            String source = COMMENT.matcher(unit.getSourceFile().getCharContent(true))
                    .replaceAll(comment -> comment.group().replaceAll("[^\n]", ""));
            long number = 0;
            for (String line : source.split("\n", -1)) {
                number++;
                String text = line.strip();
                if (!text.isEmpty() && !text.startsWith("//")) {
                    code.add(number);
                }
            }
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (type.getSimpleName().isEmpty()) {
                return super.visitClass(type, nothing);
            }
            if (depth == 0) {
                WHOLES.add(
                        new Whole(type.getSimpleName().toString(), lines(type).size()));
            }
            depth++;
            super.visitClass(type, nothing);
            depth--;
            // Types within were visited before, and have taken their lines away.
            TreeSet<Long> lines = lines(type);
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            TYPES.add(new Type(type.getSimpleName().toString(), lines.size(), isPublic, depth > 0));
            code.removeAll(lines);
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                String file =
                        Path.of(unit.getSourceFile().getName()).getFileName().toString();
                METHODS.add(
                        new Method(file + " " + method.getName(), lines(method).size()));
            }
            return super.visitMethod(method, nothing);
        }

        private TreeSet<Long> lines(com.sun.source.tree.Tree tree) {
            long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            long to = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
            return new TreeSet<>(code.subSet(from, true, to, true));
        }
    }

    private static int percentile(int percent) {
        List<Integer> sorted = TYPES.stream().map(Type::lines).sorted().toList();
        return sorted.get(sorted.size() * percent / 100);
    }

    @Test
    void half_of_all_types_have_at_most_25_lines_and_nine_in_ten_at_most_90() {
        assertThat(TYPES).hasSizeGreaterThan(300);
        assertThat(percentile(50)).isLessThanOrEqualTo(25);
        assertThat(percentile(90)).isLessThanOrEqualTo(90);
    }

    @Test
    void no_type_has_more_than_200_lines_with_those_nested_within_it() {
        assertThat(WHOLES).filteredOn(whole -> whole.lines() > 200).isEmpty();
    }

    @Test
    void a_method_has_about_25_lines_and_none_has_50() {
        assertThat(METHODS).hasSizeGreaterThan(1_000);
        assertThat(METHODS.stream().filter(method -> method.lines() > 25)).hasSizeLessThan(METHODS.size() * 4 / 100);
        assertThat(METHODS).filteredOn(method -> method.lines() >= 50).isEmpty();
    }

    /** A type is public for another room, and for nothing else. */
    @Test
    void at_most_a_third_of_all_types_are_public() {
        assertThat(TYPES.stream().filter(Type::isPublic)).hasSizeLessThanOrEqualTo(TYPES.size() * 333 / 1_000);
    }
}
