package checkpoint.launch.record;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** The launch behind the real shell, with a platform in test code and a page that says who came. */
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("the launch")
@SpringBootTest(
        classes = LaunchApp.Application.class,
        properties = {
            "checkpoint.public-url=https://checkpoint.example",
            "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "checkpoint.platforms[0].name=School",
            "checkpoint.platforms[0].issuer=https://lms.school.example",
            "checkpoint.platforms[0].client-id=client-7",
            "checkpoint.platforms[0].authorization-endpoint=https://lms.school.example/auth",
            "checkpoint.platforms[0].token-endpoint=https://lms.school.example/token",
            "checkpoint.platforms[0].jwks-uri=https://lms.school.example/jwks",
            "checkpoint.platforms[1].issuer=http://localhost:8090",
            "checkpoint.platforms[1].client-id=QFRGmGVidOTPOaZ",
            "checkpoint.platforms[1].authorization-endpoint=http://localhost:8090/mod/lti/auth.php",
            "checkpoint.platforms[1].token-endpoint=http://localhost:8090/mod/lti/token.php",
            "checkpoint.platforms[1].jwks-uri=http://localhost:8090/mod/lti/certs.php",
            "checkpoint.platforms[2].issuer=https://canvas.instructure.com",
            "checkpoint.platforms[2].client-id=218430000000000174",
            "checkpoint.platforms[2].authorization-endpoint=https://sso.canvaslms.com/api/lti/authorize_redirect",
            "checkpoint.platforms[2].token-endpoint=https://sso.canvaslms.com/login/oauth2/token",
            "checkpoint.platforms[2].jwks-uri=https://sso.canvaslms.com/api/lti/security/jwks",
            "checkpoint.platforms[3].issuer=https://canvas.instructure.com",
            "checkpoint.platforms[3].client-id=218430000000000175",
            "checkpoint.platforms[3].authorization-endpoint=https://sso.canvaslms.com/api/lti/authorize_redirect",
            "checkpoint.platforms[3].token-endpoint=https://sso.canvaslms.com/login/oauth2/token",
            "checkpoint.platforms[3].jwks-uri=https://sso.canvaslms.com/api/lti/security/jwks"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ActiveProfiles("launch-test")
@ContextConfiguration(initializers = TestPostgres.Initializer.class)
public @interface LaunchApp {

    /** No stereotype: the trial and the journeys scan the test classes too, and must not find this. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({
        "checkpoint.tool",
        "checkpoint.platform.registration",
        "checkpoint.platform.admission",
        "checkpoint.administration.account",
        "checkpoint.web"
    })
    @ComponentScan({
        "checkpoint.tool",
        "checkpoint.platform.registration",
        "checkpoint.platform.admission",
        "checkpoint.launch",
        "checkpoint.administration.account",
        "checkpoint.web"
    })
    class Application {

        @Bean
        TestPlatform platform() {
            return new TestPlatform();
        }

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Bench.NOON);
        }

        @Bean
        Embeds embeds() {
            return Embeds.NONE;
        }

        @Bean
        LaunchedPage page(LaunchTokens tokens) {
            return (launch, arrival) -> {
                Map<String, Object> model = new HashMap<>();
                model.put(PresentedLaunch.MODEL, tokens.carry(launch));
                model.put("arrival", arrival);
                model.put("code", "LTI-136");
                model.put("reference", "none");
                return new ModelAndView("tool/refusal/refusal", model);
            };
        }
    }

    /** Stands where a launched page's controllers stand. */
    @RestController
    @Profile("launch-test")
    class WhoAmI {

        @PostMapping("/checkpoints/who")
        String who(@CurrentLaunch Launch launch) {
            return launch.id() + " " + launch.role() + " " + launch.learner();
        }
    }
}
