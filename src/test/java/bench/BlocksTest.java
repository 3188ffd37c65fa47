package bench;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Desk;
import checkpoint.tool.cluster.Clusters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import practice.HeadlessLaunch;
import practice.Person;
import practice.PracticeLms;
import practice.Surfer;

/**
 * How many blocks PostgreSQL reads for one statement, in a new database that it knows nothing about: no table was ever analysed, as
 * in the first hours of a school, and a class is many times the one row that the planner then reckons with.
 */
@Tag("nightly")
class BlocksTest {

    private static final int CLASS = 600;
    private static final int OTHERS = 200;
    /** Some look-ups for each of a class, of three blocks each; a join the wrong way round takes a hundred times that. */
    private static final int MOST = 25 * CLASS;

    /** Questions to look at, with buttons that only scripts press. */
    private static final String CONTROLS = "type=\"button\"";
    /** The class again, whose buttons have been pressed. */
    private static final String ROWS = "data-testid=\"learner-row\"";

    private static final String STATEMENTS =
            "select count(*) from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database()";

    private static final String DEAR = """
            select (shared_blks_hit + shared_blks_read) / calls || ' blocks: ' || query
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query !~ 'pg_catalog|pg_constraint'
              and (shared_blks_hit + shared_blks_read) / calls > ?""";

    /** Foreign keys among the rows of a platform whose columns do not begin an index: whoever erases the row that is named reads all that might. */
    private static final String NOT_INDEXED = """
            select k.conname from pg_constraint k
            where k.contype = 'f' and k.conrelid in (select t from tables_of_registrations() t)
              and k.confrelid in (select t from tables_of_registrations() t)
              and not exists (
                select from pg_index i
                where i.indrelid = k.conrelid and i.indpred is null
                  and (select array_agg(i.indkey[n]) from generate_series(0, cardinality(k.conkey) - 1) n) @> k.conkey)""";

    private static Delivered delivered;
    private static ConfigurableApplicationContext tool;
    private static PracticeLms lms;
    private static JdbcClient database;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void fill() throws Exception {
        delivered = Delivered.attempt();
        lms = delivered.lms;
        tool = delivered.tool;
        database = JdbcClient.create(delivered.source);
        Classes.fill(delivered.source, CLASS, OTHERS);
        database.sql("create extension pg_stat_statements").update();
        database.sql("select pg_stat_statements_reset()::text")
                .query(String.class)
                .list();
    }

    @AfterAll
    static void stop() {
        delivered.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void no_statement_of_a_page_or_of_the_clock_reads_much_more_than_what_it_is_about() throws IOException {
        Surfer.Sight opened = HeadlessLaunch.open(lms, lms.member(Person.MARGARET), "checkpoint-12")
                .page();
        List<Surfer.Sight> tabs = press(opened);
        tabs.stream()
                .filter(page -> !page.body().contains(CONTROLS) && !page.body().contains(ROWS))
                .forEach(BlocksTest::press);
        openConsole();
        Clusters clusters = tool.getBean(Clusters.class);
        tool.getBean(ScheduledAnnotationBeanPostProcessor.class)
                .getScheduledTasks()
                .forEach(task -> clusters.each(task.getTask().getRunnable()));

        assertThat(database.sql(STATEMENTS).query(Long.class).single()).isGreaterThan(100);
        assertThat(database.sql(DEAR).param(MOST).query(String.class).list()).isEmpty();
    }

    @Test
    void what_names_a_row_of_a_platform_is_found_by_an_index() {
        assertThat(database.sql(NOT_INDEXED).query(String.class).list()).isEmpty();
    }

    /** One button of each kind. */
    private static List<Surfer.Sight> press(Surfer.Sight page) {
        Surfer surfer = new Surfer();
        Set<String> kinds = new HashSet<>();
        List<Surfer.Sight> answers = new ArrayList<>();
        for (String button : Buttons.of(page)) {
            if (kinds.add(button.replaceAll(" value=\"[^\"]*\"|\\d+", ""))) {
                try {
                    answers.add(surfer.press(Buttons.form(page, button)));
                } catch (IOException e) {
                    throw new UncheckedIOException(button, e);
                }
            }
        }
        return answers;
    }

    private static void openConsole() {
        Desk desk = new Desk();
        desk.signIn(tool, "admin", "only-for-this-bench");
        Console.addresses(tool, desk)
                .forEach(page ->
                        assertThat(desk.get(tool, page).statusCode()).as(page).isEqualTo(200));
    }
}
