package checkpoint.platform.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {

    @ParameterizedTest
    @CsvSource({
        "https://moodle.example, https://moodle.example/auth, true",
        "https://moodle.example, https://moodle.example:443/auth, true",
        "https://moodle.example, https://MOODLE.example/auth, true",
        "https://moodle.example, https://moodle.example:8443/auth, false",
        "https://moodle.example, http://moodle.example/auth, false",
        "https://moodle.example, https://moodle.example.evil.example/auth, false",
        "https://moodle.example, https://evil.example/moodle.example, false",
        "https://canvas.instructure.com, https://sso.canvaslms.com/api/lti/authorize_redirect, true",
        "https://canvas.instructure.com, https://canvas.instructure.com/login/oauth2/token, true",
        "https://canvas.instructure.com, https://school.instructure.com/login/oauth2/token, true",
        "https://canvas.instructure.com, http://sso.canvaslms.com/api/lti/security/jwks, false",
        "https://canvas.instructure.com, https://sso.canvaslms.com:8443/api/lti/security/jwks, false",
        "https://canvas.instructure.com, https://sso.beta.canvaslms.com/api/lti/security/jwks, false",
        "https://canvas.instructure.com, https://school.beta.instructure.com/login/oauth2/token, false",
        "https://canvas.instructure.com, https://beta.instructure.com/login/oauth2/token, false",
        "https://canvas.instructure.com, https://evilinstructure.com/login/oauth2/token, false",
        "https://canvas.instructure.com, https://school.instructure.com.evil.example/token, false",
        "https://canvas.beta.instructure.com, https://sso.beta.canvaslms.com/api/lti/security/jwks, true",
        "https://canvas.beta.instructure.com, https://school.beta.instructure.com/login/oauth2/token, true",
        "https://canvas.beta.instructure.com, https://sso.canvaslms.com/api/lti/security/jwks, false",
        "https://canvas.test.instructure.com, https://sso.test.canvaslms.com/api/lti/security/jwks, true",
        "https://canvas.school.example, https://sso.canvaslms.com/api/lti/security/jwks, false"
    })
    void an_address_is_at_home_on_its_issuers_origin_or_where_that_hosted_canvas_lives(
            String issuer, URI address, boolean atHome) {
        assertThat(Endpoints.isAtHome(issuer, address)).isEqualTo(atHome);
    }
}
