package bench;

import checkpoint.content.checkpoint.Quiz;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.Member;
import practice.Person;
import practice.PracticeLms;

/**
 * What each step of an attempt costs the tool and PostgreSQL, with an empty database and with full ones: CPU milliseconds, statements,
 * planning and execution, and blocks, for each learner; and what an idle node costs. The arguments are how many thousand attempts the
 * database holds, in rising order; a size takes some five minutes for each build, and so does filling it with a million.
 * {@code -Dbench.learners} says how many learners walk at a time, {@code -Dbench.warm} how many rounds warm it up, {@code -Dbench.idle} for how
 * many seconds an idle node is watched. {@code -Dbench.postgres=/usr/lib/postgresql/15} says which PostgreSQL; {@code -Dbench.old=CLASSPATH} has
 * another build measured too, with the same {@code -Dbench.content=DIR}, each size by both, one right after the other. {@code -Dbench.dearest=N} tells the N statements that cost most in each step;
 * {@code -Dbench.empty=false} leaves the empty database out; {@code -Dbench.clock=true} tells what this build does by the clock, and the pages of the console.
 */
public final class GrowthCost {

    private static final int LEARNERS = Integer.getInteger("bench.learners", 400);
    private static final int WARM = Integer.getInteger("bench.warm", 2);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("bench.idle", 40));
    private static final int PAGES = 20;
    private static final boolean EMPTY = Boolean.parseBoolean(System.getProperty("bench.empty", "true"));
    private static final boolean CLOCK = Boolean.getBoolean("bench.clock");
    private static final int DEAREST = Integer.getInteger("bench.dearest", 0);
    /** Scores are read back two seconds after they were taken. */
    private static final Duration READ_BACK = Duration.ofSeconds(6);

    private static final String SPENT = """
            select coalesce(sum(calls), 0), coalesce(sum(total_plan_time), 0), coalesce(sum(total_exec_time), 0),
                   coalesce(sum(shared_blks_hit + shared_blks_read), 0)
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query !~ 'pg_stat_statements'""";

    private final Postgres postgres;
    private final Node node;
    private final PracticeLms lms;
    private final Quiz quiz;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int enrolled;

    private GrowthCost(Postgres postgres, Node node, PracticeLms lms, Quiz quiz) {
        this.postgres = postgres;
        this.node = node;
        this.lms = lms;
        this.quiz = quiz;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> builds = new LinkedHashMap<>();
        String old = System.getProperty("bench.old");
        if (old != null) {
            builds.put("old", old);
        }
        builds.put("new", System.getProperty("java.class.path"));
        Quiz quiz = AttemptCost.quiz();
        try (Postgres postgres = new Postgres(Path.of(System.getProperty("bench.postgres", "/usr/lib/postgresql/15")));
                Node node = new Node();
                PracticeLms lms = PracticeLms.start(0, node.url, Clock.systemUTC())) {
            GrowthCost cost = new GrowthCost(postgres, node, lms, quiz);
            String filled = "";
            long held = 0;
            if (EMPTY) {
                cost.measure("empty", "", false, builds);
            }
            for (int size = 0; size < arguments.length; size++) {
                String argument = arguments[size];
                long wanted = Long.parseLong(argument) * 1000;
                if (filled.isEmpty()) {
                    filled = cost.sample(builds.values().iterator().next());
                }
                long begun = System.nanoTime();
                Filling.fill(postgres.source(filled), wanted - held);
                held = wanted;
                System.out.printf(
                        Locale.ROOT,
                        "%d attempts: %d bytes each, filled in %d s%n",
                        wanted,
                        postgres.client(filled)
                                        .sql("select pg_database_size(current_database())")
                                        .query(Long.class)
                                        .single()
                                / wanted,
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
                cost.measure(argument + ",000 attempts", filled, size == arguments.length - 1, builds);
            }
        }
        System.exit(0);
    }

    /** A database in which one learner has taken an attempt that was delivered. */
    private String sample(String classPath) throws IOException, InterruptedException, ExecutionException {
        String database = postgres.database("");
        node.start(AttemptCost.settings(lms, postgres.url(database)), classPath);
        List<Learner> one = learners(1);
        for (AttemptCost.Step step : steps().values()) {
            AttemptCost.all(one, step);
        }
        LockSupport.parkNanos(READ_BACK.toNanos());
        node.close();
        return database;
    }

    /** What an attempt takes on disk, with its indexes: the whole database, and the tables that take most. */
    private static String sizes(JdbcClient database) {
        return database.sql("""
                        with n as (select greatest(count(*), 1) as n from attempt)
                        select pg_database_size(current_database()) / n || ' bytes for each attempt: ' ||
                            (select string_agg(relname || ' ' || pg_total_relation_size(relid) / n, ', ') from (
                                select relname, relid from pg_stat_user_tables order by pg_total_relation_size(relid) desc limit 6) t)
                        from n""").query(String.class).single();
    }

    /** Each build works in a copy, but for the last one of the largest size: there may be no room for two of that. */
    private void measure(String size, String template, boolean largest, Map<String, String> builds)
            throws IOException, InterruptedException, ExecutionException {
        int left = builds.size();
        for (Map.Entry<String, String> build : builds.entrySet()) {
            left--;
            String name = largest && left == 0 ? template : postgres.database(template);
            node.start(AttemptCost.settings(lms, postgres.url(name)), build.getValue());
            JdbcClient database = postgres.client(name);
            if (!template.isEmpty()) {
                System.out.println("after its migrations: " + sizes(database));
            }
            for (int round = 0; round < WARM; round++) {
                walk(learners(LEARNERS));
            }
            System.out.println(build.getKey() + ", " + size);
            List<Learner> all = learners(LEARNERS);
            Spent sum = new Spent(0, 0, 0, 0, 0, 0);
            Dearest dearest = new Dearest(database, DEAREST);
            for (Map.Entry<String, AttemptCost.Step> step : steps().entrySet()) {
                Spent before = spent(database);
                AttemptCost.all(all, step.getValue());
                LockSupport.parkNanos(
                        (step.getKey().startsWith("submission") ? READ_BACK : Duration.ofMillis(500)).toNanos());
                Spent spent = spent(database).minus(before);
                System.out.println("  " + step.getKey() + ": " + spent.each(LEARNERS));
                dearest.since(LEARNERS).forEach(statement -> System.out.println("    " + statement));
                sum = sum.plus(spent);
            }
            System.out.println("  whole attempt: " + sum.each(LEARNERS));
            pages(database);
            LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
            dearest.since(1);
            Spent before = spent(database);
            LockSupport.parkNanos(IDLE.toNanos());
            int seconds = (int) IDLE.toSeconds();
            System.out.println(
                    "  idle, a second: " + spent(database).minus(before).each(seconds));
            dearest.since(seconds).forEach(statement -> System.out.println("    " + statement));
            node.close();
            if (CLOCK && !template.isEmpty() && build.getKey().equals("new")) {
                System.out.println("  by the clock and in the console, each once:");
                ByTheClock.measure(postgres, name, lms);
            }
            if (!name.equals(template)) {
                postgres.drop(name);
            }
        }
    }

    /** What an instructor opens: the class of all who have walked, what they have answered, and a file of it. */
    private void pages(JdbcClient database) throws IOException, InterruptedException, ExecutionException {
        Learner instructor = new Learner(http, lms, lms.member(Person.MARGARET), node.url, quiz);
        List<Learner> warm = Collections.nCopies(PAGES, instructor);
        for (Map.Entry<String, AttemptCost.Step> page : Map.<String, AttemptCost.Step>of(
                        "class page, with its launch",
                        Learner::launch,
                        "analysis page",
                        Learner::analysis,
                        "file of answers",
                        Learner::file)
                .entrySet()) {
            try {
                instructor.launch();
                one(warm, page.getValue());
                Spent before = spent(database);
                one(warm, page.getValue());
                System.out.println("  " + page.getKey() + ": "
                        + spent(database).minus(before).each(PAGES));
            } catch (Learner.NotThere older) {
                System.out.println("  " + page.getKey() + ": not in this build");
            } catch (HttpTimeoutException overloaded) {
                // A large database has taken long to fill: the rest is worth having.
                System.out.println("  " + page.getKey() + ": no answer in time");
            }
        }
    }

    /** One after the other. */
    private static void one(List<Learner> all, AttemptCost.Step step) throws IOException, InterruptedException {
        for (Learner learner : all) {
            step.of(learner);
        }
    }

    private void walk(List<Learner> all) throws InterruptedException, ExecutionException {
        for (AttemptCost.Step step : steps().values()) {
            AttemptCost.all(all, step);
        }
    }

    private static Map<String, AttemptCost.Step> steps() {
        Map<String, AttemptCost.Step> steps = new LinkedHashMap<>();
        steps.put("launch", Learner::launch);
        steps.put("start", Learner::start);
        steps.put("fifteen saves", Learner::answer);
        steps.put("submission, delivery and read-back", Learner::submit);
        steps.put("grade and Next", Learner::goOn);
        return steps;
    }

    private List<Learner> learners(int count) {
        List<Learner> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Member member =
                    lms.roster().enrol("bench-" + ++enrolled, "Learner", "No. " + enrolled, Person.Part.STUDENT);
            all.add(new Learner(http, lms, member, node.url, quiz));
        }
        return all;
    }

    private Spent spent(JdbcClient database) throws IOException {
        double tool = node.cpu().minus(node.compilers()).toNanos() / 1e6;
        double server = postgres.cpu().toNanos() / 1e6;
        return database.sql(SPENT)
                .query((row, number) ->
                        new Spent(tool, server, row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                .single();
    }

    /** Milliseconds of CPU of either, statements, milliseconds of planning and of execution, and blocks. */
    private record Spent(
            double tool, double server, double statements, double planning, double execution, double blocks) {

        Spent minus(Spent other) {
            return new Spent(
                    tool - other.tool,
                    server - other.server,
                    statements - other.statements,
                    planning - other.planning,
                    execution - other.execution,
                    blocks - other.blocks);
        }

        Spent plus(Spent other) {
            return new Spent(
                    tool + other.tool,
                    server + other.server,
                    statements + other.statements,
                    planning + other.planning,
                    execution + other.execution,
                    blocks + other.blocks);
        }

        String each(int count) {
            return String.format(
                    Locale.ROOT,
                    "tool %.2f ms, PostgreSQL %.2f ms of CPU; %.1f statements, %.2f ms of planning, %.2f ms of execution, %.0f blocks",
                    tool / count,
                    server / count,
                    statements / count,
                    planning / count,
                    execution / count,
                    blocks / count);
        }
    }
}
