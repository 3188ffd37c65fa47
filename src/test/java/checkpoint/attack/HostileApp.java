package checkpoint.attack;

import checkpoint.CheckpointApplication;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The whole application on a database of its own, with three platforms behind a fake wire: two registrations that share an
 * issuer, and one of another issuer that lists its deployments.
 */
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("the hostile tool")
@SpringBootTest(classes = {CheckpointApplication.class, HostileApp.Outside.class, HostileApp.Inside.class})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = HostileApp.Settings.class)
public @interface HostileApp {

    /** What every node of this installation is told. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final String DATABASE = TestPostgres.prepared();

        static String[] of() {
            List<String> all = new ArrayList<>(List.of(
                    "spring.datasource.url=" + TestPostgres.url(DATABASE),
                    "spring.datasource.username=postgres",
                    "checkpoint.public-url=https://checkpoint.example",
                    "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                    "checkpoint.admin.password=only-for-these-tests",
                    "checkpoint.delivery=false",
                    "checkpoint.housekeeping=false"));
            List<Platform> platforms = List.of(Platform.SCHOOL, Platform.SAME_ISSUER, Platform.OTHER);
            for (int i = 0; i < platforms.size(); i++) {
                Platform platform = platforms.get(i);
                String prefix = "checkpoint.platforms[" + i + "].";
                all.add(prefix + "issuer=" + platform.issuer());
                all.add(prefix + "client-id=" + platform.client());
                all.add(prefix + "authorization-endpoint=" + platform.issuer() + "/auth");
                all.add(prefix + "token-endpoint=" + platform.address("/token"));
                all.add(prefix + "jwks-uri=" + platform.address("/jwks"));
            }
            all.add("checkpoint.platforms[2].deployment-ids=d-1");
            return all.toArray(String[]::new);
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(of()).applyTo(context);
        }
    }

    /** What the nodes of this installation share with each other. No stereotype, so that no scan finds it. */
    class Outside {

        static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
        static final FakeWire WIRE = new FakeWire();

        @Bean
        @Primary
        SettableClock settableClock() {
            return CLOCK;
        }

        @Bean
        @Primary
        FakeWire wire() {
            return WIRE;
        }
    }

    /** For the node that is asked without a wire. */
    class Inside {

        @Bean
        Visitor visitor(MockMvcTester mvc, JdbcClient database) {
            return new Visitor(mvc, database, Outside.WIRE, Outside.CLOCK);
        }
    }
}
