package checkpoint.testing;

import checkpoint.CheckpointApplication;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
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

/** The whole application on a database of its own, with a platform in test code around it. */
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("the whole tool")
@SpringBootTest(
        classes = {CheckpointApplication.class, WholeTool.Outside.class, FramedTool.class},
        properties = {
            "checkpoint.public-url=https://checkpoint.example",
            "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "checkpoint.admin.password=only-for-these-tests",
            "checkpoint.delivery=false",
            "checkpoint.content-embeds=videos.school.example",
            "checkpoint.housekeeping=false",
            "checkpoint.platforms[0].name=School",
            "checkpoint.platforms[0].issuer=https://lms.school.example",
            "checkpoint.platforms[0].client-id=client-7",
            "checkpoint.platforms[0].authorization-endpoint=https://lms.school.example/auth",
            "checkpoint.platforms[0].token-endpoint=https://lms.school.example/token",
            "checkpoint.platforms[0].jwks-uri=https://lms.school.example/jwks"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = WholeTool.Database.class)
public @interface WholeTool {

    /** Shared by the tests of this annotation alone. */
    class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final String NAME = TestPostgres.prepared();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestPostgres.url(NAME), "spring.datasource.username=postgres")
                    .applyTo(context);
        }
    }

    /** No stereotype, so that no other context's scan finds it. */
    class Outside {

        @Bean
        @Primary
        TestPlatform platform() {
            return new TestPlatform();
        }

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Bench.NOON);
        }
    }
}
