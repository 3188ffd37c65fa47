package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** one platform's access token, or one scope's, for another. */
@HostileApp
class A38SharedAccessTokenTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final List<String> SCORE = List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score");
    private static final List<String> RESULT = List.of("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly");

    @Autowired
    private ServiceCalls calls;

    @Autowired
    private Registrations registrations;

    private Registration registration(Platform platform) {
        return registrations.find(platform.issuer(), platform.client()).orElseThrow();
    }

    private String bearer(Platform platform, List<String> scopes) {
        URI service = URI.create(platform.address("/service"));
        visitor.wire().answer(service.toString(), "{}");
        calls.send(registration(platform), scopes, Call.get(service));
        return visitor.wire().callsTo(service.toString()).getLast().headers().get("Authorization");
    }

    @BeforeEach
    void pastEveryToken() {
        visitor.clock().advance(Duration.ofHours(2));
    }

    @Test
    void each_registration_has_its_own_token_also_of_one_issuer() {
        assertThat(Set.of(
                        bearer(Platform.SCHOOL, SCORE),
                        bearer(Platform.SAME_ISSUER, SCORE),
                        bearer(Platform.OTHER, SCORE)))
                .hasSize(3);
    }

    @Test
    void each_set_of_scopes_has_its_own_token() {
        assertThat(bearer(Platform.SCHOOL, SCORE)).isNotEqualTo(bearer(Platform.SCHOOL, RESULT));
    }

    @Test
    void the_same_is_asked_for_once() {
        assertThat(bearer(Platform.SCHOOL, SCORE)).isEqualTo(bearer(Platform.SCHOOL, SCORE));
        assertThat(visitor.wire().callsTo(Platform.SCHOOL.address("/token"))).hasSize(1);
    }

    @Test
    void a_token_is_asked_for_at_the_registrations_own_endpoint_with_the_scopes_alone() {
        bearer(Platform.OTHER, RESULT);

        assertThat(visitor.wire().callsTo(Platform.OTHER.address("/token")))
                .singleElement()
                .satisfies(call -> {
                    String form = new String(call.body(), StandardCharsets.UTF_8);
                    assertThat(form).contains("result.readonly").doesNotContain("scope%2Fscore");
                });
        assertThat(visitor.wire().callsTo(Platform.SCHOOL.address("/token"))).isEmpty();
    }
}
