package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** a deployment that the registration does not have (LTI 1.3, 3.1.3). */
@HostileApp
class A18DeploymentSpoofingTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private void refused(int status, String code, Object deployment) {
        visitor.assertRefused(
                status,
                code,
                () -> visitor.launch(Platform.OTHER, claims -> claims.put(Platform.LTI + "deployment_id", deployment)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d-2", "D-1", "d-1 ", " d-1", "d-11", "d-1,d-2", "d-1'--", "*"})
    void a_deployment_that_is_not_listed_is_refused(String deployment) {
        refused(403, "LTI-143", deployment);
    }

    private static Stream<Object> unusable() {
        return Stream.of(
                "", 1, true, List.of("d-1"), Map.of("id", "d-1"), "d-\u00e9", "d-1\u0000", "d-1\n", "d".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void what_can_be_no_deployment_is_refused(Object deployment) {
        refused(400, "LTI-142", deployment);
    }

    @Test
    void another_deployment_than_the_logins_is_refused() {
        visitor.assertRefused(400, "LTI-142", () -> {
            Login login = visitor.login(Platform.SCHOOL, Visitor.BROWSER, Map.of("lti_deployment_id", "d-2"));
            return visitor.answer(login, Platform.SCHOOL.sign(visitor.student(login)));
        });
    }

    @Test
    void the_listed_one_opens() {
        assertThat(visitor.launch(Platform.OTHER, claims -> {})).hasStatusOk();
    }

    @Test
    void two_deployments_of_one_registration_share_no_course() {
        long before = courses();
        visitor.launch(claims -> claims.put(Platform.LTI + "context", Map.of("id", "a-18")));
        visitor.launch(claims -> {
            claims.put(Platform.LTI + "context", Map.of("id", "a-18"));
            claims.put(Platform.LTI + "deployment_id", "d-2");
        });

        assertThat(courses() - before).isEqualTo(2);
    }

    private long courses() {
        return visitor.rows().get("course");
    }
}
