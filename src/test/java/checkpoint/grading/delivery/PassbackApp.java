package checkpoint.grading.delivery;

import checkpoint.CheckpointApplication;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** The whole application but its loop, with two platforms on the wire and time under the test's hand. */
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("two platforms on the wire")
@SpringBootTest(
        classes = {CheckpointApplication.class, PassbackApp.Time.class},
        properties = {
            "checkpoint.public-url=https://checkpoint.example",
            "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "checkpoint.admin.password=only-for-these-tests",
            "checkpoint.outbound.allow-private-addresses=true",
            "checkpoint.delivery=false"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = {TestPostgres.Initializer.class, PassbackApp.Platforms.class})
public @interface PassbackApp {

    /** No stereotype, so that no scan finds it. */
    class Time {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2026-11-24T12:00:00.250Z"));
        }
    }

    /** Two platforms, each on a server of its own. */
    class Platforms implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        public static final WireMockServer MOODLE = server();
        public static final WireMockServer CANVAS = server();

        private static WireMockServer server() {
            WireMockServer server =
                    new WireMockServer(WireMockConfiguration.options().dynamicPort());
            server.start();
            return server;
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(platform(0, "moodle", MOODLE))
                    .and(platform(1, "canvas", CANVAS))
                    .applyTo(context);
        }

        private static String[] platform(int index, String name, WireMockServer server) {
            String prefix = "checkpoint.platforms[" + index + "].";
            return new String[] {
                prefix + "name=" + name,
                prefix + "issuer=https://" + name + ".passback.example",
                prefix + "client-id=client-" + name,
                prefix + "authorization-endpoint=" + server.baseUrl() + "/auth",
                prefix + "token-endpoint=" + server.baseUrl() + "/token",
                prefix + "jwks-uri=" + server.baseUrl() + "/jwks"
            };
        }
    }
}
