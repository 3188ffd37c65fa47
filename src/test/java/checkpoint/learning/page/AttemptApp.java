package checkpoint.learning.page;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.LinkedLearner;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.ScoreDecided;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The launched pages behind the real shell, with real tokens; content and grades by hand. */
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("the launched pages")
@SpringBootTest(
        classes = AttemptApp.Application.class,
        properties = {
            "checkpoint.public-url=https://checkpoint.example/cp",
            "checkpoint.housekeeping=false",
            "checkpoint.delivery=false",
            "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "checkpoint.platforms[0].name=School",
            "checkpoint.platforms[0].issuer=https://attempt.example",
            "checkpoint.platforms[0].client-id=client-9",
            "checkpoint.platforms[0].authorization-endpoint=https://attempt.example/auth",
            "checkpoint.platforms[0].token-endpoint=https://attempt.example/token",
            "checkpoint.platforms[0].jwks-uri=https://attempt.example/jwks"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = TestPostgres.Initializer.class)
public @interface AttemptApp {

    /** No configuration by annotation, so that no other context's scan finds it; the filter keeps those of others out of this one. */
    @EnableAutoConfiguration
    @Import(LaunchedBrowser.class)
    @ConfigurationPropertiesScan({
        "checkpoint.tool",
        "checkpoint.platform",
        "checkpoint.administration.account",
        "checkpoint.web"
    })
    @ComponentScan(
            basePackages = {
                "checkpoint.tool",
                "checkpoint.platform",
                "checkpoint.administration.account",
                "checkpoint.launch",
                "checkpoint.learning",
                "checkpoint.grading",
                "checkpoint.teaching",
                "checkpoint.web"
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*App\\$.*",
                                "checkpoint\\.learning\\.(authoring|editing)\\..*",
                                // Changes drafts, which there are none of here.
                                "checkpoint\\.teaching\\.analysis\\..*"
                            }))
    class Application {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(AttemptBench.NOON);
        }

        @Bean
        Embeds embeds() {
            return Embeds.NONE;
        }

        @Bean
        AttemptBench.Shelf shelf(JdbcClient database) {
            return new AttemptBench.Shelf(database);
        }

        @Bean
        @Primary
        HandGrades grades() {
            return new HandGrades();
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    /** Grades as the test wants them. */
    class HandGrades implements Grades {

        public final Map<Long, Grade> all = new HashMap<>();

        @Override
        public Grade of(LinkedLearner whose) {
            return all.getOrDefault(whose.learner(), Grade.NOT_GRADED);
        }

        @Override
        public Map<Long, Grade> ofLink(long registration, long resourceLink) {
            return all;
        }
    }

    /** Stands where passback stands. */
    class Heard {

        public final List<ScoreDecided> decided = new CopyOnWriteArrayList<>();

        @EventListener
        void on(ScoreDecided event) {
            decided.add(event);
        }
    }
}
