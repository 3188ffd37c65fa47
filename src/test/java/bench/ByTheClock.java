package bench;

import checkpoint.testing.Desk;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import checkpoint.tool.cluster.Clusters;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import practice.PracticeLms;

/**
 * What goes by the clock, and what an administrator opens, in a database that is full: each once, a page of each kind, with what it cost PostgreSQL and its
 * two dearest statements. What reads less than a thousand blocks is not told.
 */
final class ByTheClock {

    private static final int TOLD = 1000;
    private static final String BLOCKS = """
            select coalesce(sum(shared_blks_hit + shared_blks_read), 0) from pg_stat_statements s
            join pg_database d on d.oid = s.dbid where d.datname = current_database()""";

    private final Postgres postgres;
    private final JdbcClient database;

    private ByTheClock(Postgres postgres, JdbcClient database) {
        this.postgres = postgres;
        this.database = database;
    }

    /** With a tool of its own in this process, at a database that no other node works on. */
    static void measure(Postgres postgres, String name, PracticeLms lms) throws IOException {
        try (ConfigurableApplicationContext tool = RunningTool.own(
                new SettableClock(Clock.systemUTC().instant()),
                "checkpoint.delivery=true",
                "checkpoint.housekeeping=true",
                "spring.application.json=" + AttemptCost.settings(lms, postgres.url(name)))) {
            ByTheClock measured = new ByTheClock(postgres, postgres.client(name));
            Clusters clusters = tool.getBean(Clusters.class);
            Map<String, Runnable> all = new LinkedHashMap<>();
            tool.getBean(ScheduledAnnotationBeanPostProcessor.class)
                    .getScheduledTasks()
                    .forEach(task -> all.put(
                            task.toString(), () -> clusters.each(task.getTask().getRunnable())));
            Desk desk = new Desk();
            desk.signIn(tool, "admin", "only-for-this-bench");
            Set<String> kinds = new HashSet<>();
            Console.addresses(tool, desk).stream()
                    .filter(address -> kinds.add(address.replaceAll("\\d+", "")))
                    .forEach(address -> all.put(address, () -> desk.get(tool, address)));
            for (Map.Entry<String, Runnable> one : all.entrySet()) {
                measured.once(one.getKey(), one.getValue());
            }
        }
    }

    private void once(String what, Runnable work) throws IOException {
        Dearest dearest = new Dearest(database, 2);
        Duration cpu = postgres.cpu();
        long blocks = blocks();
        long begun = System.nanoTime();
        String end = "";
        try {
            work.run();
        } catch (RuntimeException failed) {
            end = ", and failed: " + failed.getMessage();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        blocks = blocks() - blocks;
        if (blocks >= TOLD || !end.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %s: %d ms, PostgreSQL %d ms of CPU, %d blocks%s%n",
                    what,
                    took.toMillis(),
                    postgres.cpu().minus(cpu).toMillis(),
                    blocks,
                    end);
            dearest.since(1).forEach(statement -> System.out.println("    " + statement));
        }
    }

    private long blocks() {
        return database.sql(BLOCKS).query(Long.class).single();
    }
}
