package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.testing.FramedTool;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an operator can follow of one learner in the log, from the launch to the gradebook, without learning who it is. */
@PassbackApp
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class LogLinesTest extends AtTwoPlatforms {

    private static final String QUIZ = "/checkpoints/chapter-12/attempts";
    private static final RSAKey KEY = TestPlatform.newKey("key-1");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private StateSeal seal;

    private MvcTestResult launch() {
        Map<String, Object> claims = TestPlatform.student("nonce-1", clock.instant());
        claims.put("iss", "https://moodle.passback.example");
        claims.put("aud", "client-moodle");
        claims.put("sub", "subject-4711");
        claims.put("name", "Ada Example");
        claims.put("given_name", "Adaline");
        claims.put("family_name", "Byronova");
        claims.put("email", "ada@mail.example");
        claims.put(
                TestPlatform.AGS,
                Map.of("scope", List.of(AGS + "score"), "lineitem", moodle.baseUrl() + "/items/2/lineitem?type_id=1"));
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build();
        return mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(new Cookie(BrowserProof.COOKIE, Bench.COOKIE))
                .param("state", seal.seal(Bench.stateOf(id(moodle), "nonce-1", TestPlatform.TARGET, clock.instant())))
                .param("id_token", TestPlatform.sign(header, claims, KEY))
                .exchange();
    }

    private MvcTestResult press(MvcTestResult page, String path) {
        MvcTestResult next = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", FramedTool.token(page))
                .exchange();
        assertThat(next).hasStatusOk();
        return next;
    }

    @Test
    void one_reference_joins_launch_attempt_and_delivery_and_no_line_names_the_person(CapturedOutput output) {
        moodle.stubFor(
                get("/jwks").willReturn(okJson(new JWKSet(KEY).toPublicJWKSet().toString())));
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));

        MvcTestResult page = launch();
        assertThat(page).hasStatusOk();
        MvcTestResult quiz = press(page, QUIZ);
        press(quiz, QUIZ + "/1/submission");
        deliver.deliverDue();

        long learner = database.sql("select id from learner").query(Long.class).single();
        assertThat(sent(moodle)).hasSize(1);
        assertThat(output.toString().lines().filter(line -> line.contains("learner=" + id(moodle) + "." + learner)))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Launch "),
                        line -> assertThat(line).contains("Attempt ", "submitted"),
                        line -> assertThat(line).contains("Score sent"));
        assertThat(output)
                .doesNotContain(
                        "subject-4711",
                        "Ada Example",
                        "Adaline",
                        "Byronova",
                        "ada@mail.example",
                        "eyJ",
                        "access_token");
    }
}
