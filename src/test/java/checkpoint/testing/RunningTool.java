package checkpoint.testing;

import checkpoint.CheckpointApplication;
import checkpoint.launch.message.TestPlatform;
import checkpoint.platform.outbound.Outbound;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole application on a port of its own, asked as a browser asks, with time under the test's hand. One is shared by the tests
 * that leave each other's rows alone: started when the first of them needs it. Its time only ever goes on.
 */
public final class RunningTool {

    /** The lock of {@link #shared()}, its clock and its platform. */
    public static final String SHARED = "checkpoint.testing.RunningTool.shared";

    public static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));

    /** Behind the shared tool's calls, whoever they are for. */
    public static final TestPlatform LMS = new TestPlatform();

    public static final String MOODLE = "https://moodle.school.example";

    private RunningTool() {}

    private static final class Shared {

        static final ConfigurableApplicationContext TOOL = start(
                CLOCK, LMS, platform(0, "School", TestPlatform.ISSUER), platform(1, "Moodle of the school", MOODLE));
    }

    /** The one that tests share. */
    public static ConfigurableApplicationContext shared() {
        return Shared.TOOL;
    }

    /** One of its own, for a test that would spoil what others share; it has to be closed. */
    public static ConfigurableApplicationContext own(SettableClock clock, String... properties) {
        return start(clock, null, List.of(properties));
    }

    /** Where it listens. */
    public static String address(ConfigurableApplicationContext tool) {
        return "http://localhost:"
                + ((WebServerApplicationContext) tool).getWebServer().getPort();
    }

    @SafeVarargs
    private static ConfigurableApplicationContext start(
            SettableClock clock, Outbound outbound, List<String>... further) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                "spring.datasource.username=postgres",
                "checkpoint.public-url=http://localhost",
                "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "checkpoint.admin.password=only-for-these-tests",
                "checkpoint.delivery=false",
                "checkpoint.housekeeping=false"));
        for (List<String> more : further) {
            properties.addAll(more);
        }
        return new SpringApplicationBuilder(CheckpointApplication.class)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(
                            "settableClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
                    if (outbound != null) {
                        beans.registerBean(
                                "testPlatform",
                                Outbound.class,
                                () -> outbound,
                                definition -> definition.setPrimary(true));
                    }
                })
                .properties(properties.toArray(String[]::new))
                .run();
    }

    private static List<String> platform(int index, String name, String issuer) {
        String prefix = "checkpoint.platforms[" + index + "].";
        return List.of(
                prefix + "name=" + name,
                prefix + "issuer=" + issuer,
                prefix + "client-id=" + TestPlatform.CLIENT,
                prefix + "authorization-endpoint=" + issuer + "/auth",
                prefix + "token-endpoint=" + issuer + "/token",
                prefix + "jwks-uri=" + issuer + "/jwks");
    }
}
