package chaos;

import checkpoint.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two PostgreSQL of which Patroni makes one the primary and the other its synchronous standby, by the configuration of the operator's page: only
 * hosts, ports, folders, passwords and the watchdog are others, and one etcd stands for three.
 */
final class Patroni implements FailoverIT.Servers {

    private static final Path PAGE = Path.of("docs", "operating.md");
    private static final String FIRST_LINE = "scope: checkpoint\n";
    private static final Duration MADE = Duration.ofMinutes(3);

    private final Path programs;
    private final Path home;
    private final int etcdPort = FreePort.next();
    private final Path etcdData;
    private final List<Member> members;
    private Process etcd;
    private volatile Member broken;

    /**
     * Servers that do not run yet.
     *
     * @param programs where PostgreSQL's own lie
     * @param home for logs
     */
    Patroni(Path programs, Path home) {
        this.programs = programs;
        this.home = home;
        this.etcdData = temporary("chaos-etcd");
        this.members = List.of(new Member("db1"), new Member("db2"));
    }

    /** Whether Debian's packages have what it takes. */
    static boolean isInstalled() {
        return Stream.of("/usr/bin/patroni", "/usr/bin/etcd").map(Path::of).allMatch(Files::isExecutable);
    }

    @Override
    public void start() {
        String client = "http://127.0.0.1:" + etcdPort;
        String peer = "http://127.0.0.1:" + FreePort.next();
        etcd = run(
                "etcd",
                List.of(
                        "/usr/bin/etcd",
                        "--enable-v2",
                        "--data-dir=" + etcdData,
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=default=" + peer));
        // One after the other: each rehearsal breaks the first, which the nodes' address names first too.
        members.getFirst().start();
        if (!Chaos.await(MADE, () -> members.getFirst().writes())) {
            throw new IllegalStateException("Patroni did not make a primary; see " + home);
        }
        members.getLast().start();
        if (!Chaos.await(MADE, this::isWhole)) {
            throw new IllegalStateException("Patroni did not make a standby; see " + home);
        }
    }

    /** Whether one writes, and each of its commits waits for the other. */
    @Override
    public boolean isWhole() {
        return writing().filter(Member::isFollowed).isPresent();
    }

    /** The broken one is not asked: a host that hangs takes a connection and never says a word. */
    private Optional<Member> writing() {
        return members.stream()
                .filter(member -> member != broken)
                .filter(Member::writes)
                .findFirst();
    }

    @Override
    public void kill() {
        broken = writing().orElseThrow();
        broken.signal("-KILL");
        broken.cluster.kill();
    }

    @Override
    public void hang() {
        broken = writing().orElseThrow();
        broken.signal("-STOP");
        broken.cluster.hang();
    }

    @Override
    public void awaitPromotion() {
        if (!Chaos.await(Duration.ofMinutes(2), () -> writing().isPresent())) {
            throw new IllegalStateException("the standby was not promoted; see " + home);
        }
    }

    /** The power of the broken one is back; Patroni does the rest. */
    void mend() {
        broken.start();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                .formatted(members.get(0).cluster.port, members.get(1).cluster.port);
    }

    @Override
    public JdbcClient client() {
        return writing().orElseThrow().cluster.client();
    }

    @Override
    public void stop() {
        for (Member member : members) {
            member.signal("-KILL");
            member.cluster.remove();
        }
        if (etcd != null) {
            etcd.destroyForcibly();
            etcd.onExit().join();
            // The next servers are others: what is left here would keep them from making a primary.
            run("rm", List.of("rm", "-rf", etcdData.toString())).onExit().join();
        }
    }

    private Process run(String name, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve(name + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary(String name) {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                name + "-" + ProcessHandle.current().pid());
    }

    /** One PostgreSQL and its Patroni. */
    private final class Member {

        private final String name;
        private final Cluster cluster;
        private final int port = FreePort.next();
        private Process process;

        private Member(String name) {
            this.name = name;
            this.cluster = new Cluster(programs, name);
        }

        private void start() {
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("runuser", "-u", "postgres", "--"));
            }
            command.addAll(List.of("/usr/bin/patroni", configuration().toString()));
            process = run(name, command);
        }

        /** As the page has it, for a machine on which both are. */
        private Path configuration() {
            Map<String, String> here = new LinkedHashMap<>();
            here.put("name: db1", "name: " + name);
            here.put("[etcd1:2379, etcd2:2379, etcd3:2379]", "['127.0.0.1:" + etcdPort + "']");
            here.put("0.0.0.0:8008", "127.0.0.1:" + port);
            here.put("db1:8008", "127.0.0.1:" + port);
            here.put("0.0.0.0:5432", "127.0.0.1:" + cluster.port);
            here.put("db1:5432", "127.0.0.1:" + cluster.port);
            here.put("/var/lib/postgresql/15/main", cluster.data().toString());
            here.put("/usr/lib/postgresql/15/bin", programs.toString());
            here.put("password: ...", "password: rehearsed");
            here.put("10.0.0.0/24 scram-sha-256", "127.0.0.1/32 trust");
            here.put("{ max_connections: 200 }", "{ max_connections: 200, unix_socket_directories: '' }");
            here.put("mode: required", "mode: off");
            try {
                String page = Files.readString(PAGE);
                String text = page.substring(page.indexOf(FIRST_LINE));
                text = text.substring(0, text.indexOf("```"));
                for (Map.Entry<String, String> one : here.entrySet()) {
                    if (!text.contains(one.getKey())) {
                        throw new IllegalStateException(PAGE + " does not say " + one.getKey() + " any more");
                    }
                    text = text.replace(one.getKey(), one.getValue());
                }
                return Files.writeString(temporary("chaos-patroni-" + name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Patroni itself, and what started it as another user. */
        private void signal(String which) {
            if (process == null || !process.isAlive()) {
                return;
            }
            List<String> command = new ArrayList<>(List.of("kill", which, String.valueOf(process.pid())));
            process.descendants().forEach(one -> command.add(String.valueOf(one.pid())));
            run("kill", command).onExit().join();
        }

        private boolean writes() {
            return says("select not pg_is_in_recovery()");
        }

        private boolean isFollowed() {
            return says("select exists (select from pg_stat_replication where sync_state = 'sync')");
        }

        private boolean says(String sql) {
            try {
                return cluster.client().sql(sql).query(Boolean.class).single();
            } catch (DataAccessException away) {
                return false;
            }
        }
    }
}
