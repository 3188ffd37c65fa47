package checkpoint.learning.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.Code;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.page.Stage;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody asks an author's policy around the rules that stand over it. */
class RulesTest {

    private static final Set<String> POLICY =
            Set.of("passMark", "attempts", "coolDown", "timeLimit", "keep", "report", "feedback", "keys");

    private static final DescribedPredicate<JavaMethodCall> THE_QUIZ = DescribedPredicate.describe(
            "the quiz’s policy",
            call -> call.getTargetOwner().isEquivalentTo(Quiz.class) && POLICY.contains(call.getName()));

    /** It shows beside each field what the checkpoint's author decided. */
    private static final DescribedPredicate<JavaClass> SETTINGS_FORM = DescribedPredicate.describe(
            "the form of a course’s settings",
            type -> type.getName().startsWith("checkpoint.teaching.settings.JtesettingsGenerated"));

    @Test
    void code_that_starts_marks_reports_or_shows_an_attempt_asks_the_rules() {
        noClasses()
                .that(resideInAnyPackage(
                                "checkpoint.learning.answer..",
                                "checkpoint.learning.policy..",
                                "checkpoint.learning.change..",
                                "checkpoint.learning.view..",
                                "checkpoint.learning.page..",
                                "checkpoint.learning.review..",
                                "checkpoint.grading..",
                                "checkpoint.teaching.regrade..",
                                "checkpoint.teaching.tally..",
                                "checkpoint.teaching.settings..",
                                "checkpoint.teaching.accommodation..")
                        // Which stages a checkpoint has, for its author and for who previews it.
                        .and(DescribedPredicate.not(DescribedPredicate.describe(
                                "Stage", type -> type.getName().startsWith(Stage.class.getName()))))
                        .and(DescribedPredicate.not(SETTINGS_FORM)))
                .should()
                .callMethodWhere(THE_QUIZ)
                .check(Code.ALL);
    }

    @Test
    void neither_does_a_template_of_a_launch() throws IOException {
        try (Stream<Path> templates =
                Stream.of("page", "review", "view").flatMap(room -> files("src/main/templates/learning/" + room))) {
            assertThat(templates.toList())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(template -> assertThat(Files.readString(template))
                            .doesNotContainPattern(
                                    "quiz\\(?\\)?\\.(passMark|attempts|coolDown|timeLimit|report|feedback|keys)\\("));
        }
    }

    private static Stream<Path> files(String root) {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return List.copyOf(
                    all.filter(file -> file.toString().endsWith(".jte")).toList())
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
