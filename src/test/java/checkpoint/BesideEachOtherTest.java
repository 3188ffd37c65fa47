package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.RunningTool;
import checkpoint.testing.TestPostgres;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Test classes run beside each other. What they share, they lock; what changes for all of the JVM runs alone. */
class BesideEachOtherTest {

    private static final JavaClasses TESTS = new ClassFileImporter().importPath("target/test-classes");

    private static final Set<String> FOR_THE_WHOLE_JVM = Set.of(
            System.class.getName() + ".setProperty",
            System.class.getName() + ".clearProperty",
            System.class.getName() + ".setOut",
            System.class.getName() + ".setErr",
            Locale.class.getName() + ".setDefault",
            TimeZone.class.getName() + ".setDefault");

    /** Each is a lock too, and so named. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TestPostgres.MIGRATED,
                RunningTool.SHARED,
                "bench.TwoClusters.shared",
                "checkpoint.journey.World.ONE",
                "checkpoint.journey.World.other",
                "checkpoint.journey.World.authors",
                "checkpoint.journey.World.seven"
            })
    void who_uses_what_tests_share_locks_it(String shared) {
        assertThat(whoReaches(Set.of(shared))).isNotEmpty().allMatch(test -> locks(test, shared));
    }

    @Test
    void who_changes_something_for_the_whole_jvm_runs_alone() {
        Predicate<JavaClass> isAlone = test -> AnnotationSupport.isAnnotated(test.reflect(), Isolated.class);

        assertThat(whoReaches(FOR_THE_WHOLE_JVM)).isNotEmpty().allMatch(isAlone);
        assertThat(tests().filter(BesideEachOtherTest::readsTheOutput))
                .isNotEmpty()
                .allMatch(isAlone.or(test -> locks(test, Resources.SYSTEM_OUT)));
    }

    private static boolean readsTheOutput(JavaClass test) {
        return AnnotationSupport.findRepeatableAnnotations(test.reflect(), ExtendWith.class).stream()
                .anyMatch(extension -> List.of(extension.value()).contains(OutputCaptureExtension.class));
    }

    private static boolean locks(JavaClass test, String what) {
        return AnnotationSupport.isAnnotated(test.reflect(), Isolated.class)
                || AnnotationSupport.findRepeatableAnnotations(test.reflect(), ResourceLock.class).stream()
                        .anyMatch(lock -> lock.value().equals(what));
    }

    private static Stream<JavaClass> tests() {
        return TESTS.stream()
                .filter(type -> type.isTopLevelClass() && type.getSimpleName().endsWith("Test"));
    }

    /** The tests from which calls lead to one of these methods or fields, on whatever way through the classes among the tests. */
    private static List<JavaClass> whoReaches(Set<String> there) {
        Set<JavaCodeUnit> reaching = new HashSet<>();
        Deque<JavaCodeUnit> toFollow = new ArrayDeque<>();
        TESTS.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> there.contains(access.getTargetOwner().getName() + "." + access.getName()))
                .filter(access -> !access.getOriginOwner().equals(access.getTargetOwner()))
                .map(JavaAccess::getOrigin)
                .forEach(toFollow::add);
        while (!toFollow.isEmpty()) {
            JavaCodeUnit unit = toFollow.pop();
            if (reaching.add(unit)) {
                callers(unit).stream().map(JavaAccess::getOrigin).forEach(toFollow::add);
            }
        }
        return tests().filter(test -> within(test)
                        .anyMatch(type -> reaching.stream()
                                .anyMatch(unit -> unit.getOwner().equals(type))))
                .toList();
    }

    /** What is done when a class is initialised is done for whoever uses the class. */
    private static Collection<? extends JavaAccess<?>> callers(JavaCodeUnit unit) {
        return unit.getName().equals(JavaStaticInitializer.STATIC_INITIALIZER_NAME)
                ? unit.getOwner().getAccessesToSelf()
                : unit.getAccessesToSelf();
    }

    /** The class, what it extends and what it nests. */
    private static Stream<JavaClass> within(JavaClass test) {
        return Stream.concat(
                Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream()),
                TESTS.stream().filter(type -> type.getName().startsWith(test.getName() + "$")));
    }
}
