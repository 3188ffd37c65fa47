package bench;

import checkpoint.launch.message.TestPlatform;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What the page of a class costs: kB, and CPU time of the tool's thread, after a warm-up. The argument is how many are enrolled: half of them
 * have submitted, in two groups, with a grade that was read back.
 */
@WholeTool
public final class ClassCost {

    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    private static final String PAGE = "/checkpoints/chapter-12";
    private static final int WARM = 150;
    private static final int ROUNDS = 51;

    @Autowired
    private FramedTool tool;

    private ClassCost() {}

    public static void main(String[] arguments) throws Exception {
        ClassCost bench = new ClassCost();
        new TestContextManager(ClassCost.class).prepareTestInstance(bench);
        bench.run(arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]));
        System.exit(0);
    }

    private void run(int size) {
        tool.reset();
        tool.post(tool.launch(claims -> {}), PAGE + "/attempts");
        enrol(size);
        MvcTestResult teacher = tool.launch(claims -> claims.put(TestPlatform.LTI + "roles", List.of(INSTRUCTOR)));
        measure(size, "first page", teacher);
        measure(size, "passed, by score, page 5", teacher, "filter=is-passed", "sort=best", "page=5");
        measure(size, "a name", teacher, "q=number 77");
        measure(size, "a group", teacher, "group=g1");
    }

    private void measure(int size, String what, MvcTestResult page, String... fields) {
        for (int i = 0; i < WARM; i++) {
            tool.post(page, PAGE + "/grades", fields);
        }
        double[] rounds = new double[ROUNDS];
        int bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = cpu();
            bytes = tool.post(page, PAGE + "/grades", fields).getResponse().getContentAsByteArray().length;
            rounds[i] = (cpu() - begun) / 1e6;
        }
        Arrays.sort(rounds);
        System.out.printf(
                Locale.ROOT,
                "%d enrolled, %s: %d kB, %.1f ms of CPU (median of %d; the slowest %.1f)%n",
                size,
                what,
                bytes >> 10,
                rounds[ROUNDS / 2],
                ROUNDS,
                rounds[ROUNDS - 1]);
    }

    /** By copies of the one attempt that there is. */
    private void enrol(int size) {
        tool.database().sql("alter table attempt disable trigger user").update();
        tool.database().sql("""
                        insert into course_member (registration_id, course_id, subject, name, groups, read_at)
                        select registration_id, id, 'many-' || n, 'Student Number ' || n, array['g' || n % 2], now()
                        from course cross join generate_series(1, ?) n""").param(size).update();
        tool.database().sql("""
                        insert into course_roster (registration_id, course_id, complete_at, tried_at)
                        select registration_id, id, now(), now() from course""").update();
        tool.database().sql("""
                        insert into learner (registration_id, subject, name, test_user, first_seen_at)
                        select registration_id, 'many-' || n, 'Student Number ' || n, false, now()
                        from course cross join generate_series(1, ?) n""").param(size / 2).update();
        tool.database().sql("""
                        insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
                        select l.registration_id, l.id, k.id, now() from learner l cross join resource_link k where l.subject like 'many-%'""").update();
        tool.database().sql("""
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                            submitted_at, score_given, score_maximum, passed)
                        select l.registration_id, l.id, a.course_id, a.checkpoint, 1, a.content_digest, a.layout, now() - interval '20 minutes',
                            now(), l.id % 11, 10, l.id % 11 > 7
                        from learner l cross join attempt a where l.subject like 'many-%' and a.submitted_at is null""").update();
        tool.database().sql("""
                        insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed,
                            state, version, submitted_at)
                        select a.registration_id, i.id, a.learner_id, a.id, a.score_given, a.score_maximum, a.passed, 'CONFIRMED', 1, a.submitted_at
                        from attempt a cross join line_item i where a.submitted_at is not null""").update();
        tool.database().sql("alter table attempt enable trigger user").update();
        tool.database().sql("analyze").update();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
