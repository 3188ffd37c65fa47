package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.platform.registration.Registrations;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** a platform that may not launch any more comes back by a launch (CVE-2025-67848). The tool keeps no accounts of people: whether somebody may sign in is the platform's to say, at each launch. */
@HostileApp
class A22SuspendedPlatformTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Autowired
    private Registrations registrations;

    private void status(String status) {
        visitor.database()
                .sql("update registration set status = ? where client_id = ?")
                .param(status)
                .param(Platform.SCHOOL.client())
                .update();
        registrations.changed();
    }

    @AfterEach
    void active() {
        status("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "PENDING"})
    void its_login_its_launch_and_its_open_pages_are_refused(String status) {
        Login login = visitor.login();
        String page = Visitor.pageToken(visitor.launch(claims -> {}));
        status(status);

        visitor.assertRefused(
                403,
                "LTI-103",
                () -> visitor.mvc()
                        .post()
                        .uri("/lti/login")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .cookie(Visitor.cookie(Visitor.BROWSER))
                        .param("iss", Platform.SCHOOL.issuer())
                        .param("client_id", Platform.SCHOOL.client())
                        .param("login_hint", "h")
                        .param("target_link_uri", Platform.TARGET)
                        .exchange());
        visitor.assertRefused(
                403, "LTI-103", () -> visitor.answer(login, Platform.SCHOOL.sign(visitor.student(login))));
        visitor.assertRefused(401, "LTI-150", () -> visitor.post("/checkpoints/chapter-12", page, Map.of()));
    }

    @Test
    void others_of_the_same_issuer_go_on() {
        status("SUSPENDED");

        assertThat(visitor.launch(Platform.SAME_ISSUER, claims -> {})).hasStatusOk();
    }

    @Test
    void made_active_again_it_goes_on() {
        status("SUSPENDED");
        status("ACTIVE");

        assertThat(visitor.launch(claims -> {})).hasStatusOk();
    }
}
