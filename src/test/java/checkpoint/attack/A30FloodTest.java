package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** floods at what is open to all: logins, forged tokens, unknown key ids. How often one address may ask is held in LimitedDoorsTest. */
@HostileApp
@Tag("nightly")
class A30FloodTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String KEYS = Platform.SCHOOL.address("/jwks");

    private MvcTestResult withKeyId(String kid) {
        Login login = visitor.login();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
        return visitor.answer(login, TestPlatform.sign(header, visitor.student(login), Platform.SCHOOL.key()));
    }

    @Test
    void a_flood_of_unknown_key_ids_asks_the_platform_once_in_ten_seconds() {
        withKeyId("warm-up");
        visitor.begin();
        for (int i = 0; i < 200; i++) {
            assertThat(withKeyId("unknown-" + i)).hasStatus(401);
        }
        assertThat(visitor.wire().callsTo(KEYS)).hasSize(1);

        visitor.clock().advance(Duration.ofSeconds(10));
        for (int i = 0; i < 200; i++) {
            assertThat(withKeyId("later-" + i)).hasStatus(401);
        }
        assertThat(visitor.wire().callsTo(KEYS)).hasSize(2);
    }

    @Test
    void a_crowd_with_unknown_key_ids_asks_the_platform_once() throws Exception {
        withKeyId("warm-up");
        visitor.begin();
        List<Callable<Integer>> crowd = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String kid = "crowd-" + i;
            crowd.add(() -> withKeyId(kid).getResponse().getStatus());
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(crowd)) {
                assertThat(status.get()).isEqualTo(401);
            }
        }

        assertThat(visitor.wire().callsTo(KEYS)).hasSize(1);
    }

    @Test
    void honest_launches_open_during_a_flood_of_unknown_key_ids() {
        for (int i = 0; i < 50; i++) {
            withKeyId("unknown-" + i);
            assertThat(visitor.launch(claims -> {})).hasStatusOk();
        }
    }

    @Test
    void a_flood_of_logins_stores_nothing_and_honest_logins_are_served() {
        Map<String, Long> before = visitor.rows();
        for (int i = 0; i < 500; i++) {
            visitor.login(Platform.SCHOOL, Visitor.OTHER_BROWSER, Map.of("login_hint", "flood-" + i));
        }
        assertThat(visitor.rows()).isEqualTo(before);

        assertThat(visitor.launch(claims -> {})).hasStatusOk();
    }

    @Test
    void a_flood_of_forged_launches_leaves_a_bounded_number_of_rows() {
        Map<String, Long> before = visitor.rows();
        for (int i = 0; i < 500; i++) {
            visitor.answer(Visitor.BROWSER, "forged-" + i, "x.y.z");
        }
        Map<String, Long> after = visitor.rows();

        assertThat(after.remove("refusal") - before.remove("refusal")).isBetween(1L, 100L);
        assertThat(after).isEqualTo(before);
        assertThat(visitor.launch(claims -> {})).hasStatusOk();
    }

    @Test
    void a_forged_issuer_has_no_key_set_fetched() {
        withKeyId("warm-up");
        visitor.begin();
        for (int i = 0; i < 50; i++) {
            String issuer = "https://evil-" + i + ".example";
            assertThat(visitor.launch(claims -> claims.put("iss", issuer))).hasStatus(401);
        }

        assertThat(visitor.wire().calls()).isEmpty();
    }
}
