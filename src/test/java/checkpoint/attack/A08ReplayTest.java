package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** a nonce counts once, in parallel, over nodes and after a restart (framework 5.1.3; CVE-2022-31158). */
@HostileApp
class A08ReplayTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void a_token_opens_one_launch() {
        Login login = visitor.login();
        String token = Platform.SCHOOL.sign(visitor.student(login));
        assertThat(visitor.answer(login, token)).hasStatusOk();

        visitor.assertRefused(401, "LTI-136", () -> visitor.answer(login, token));
    }

    @Test
    void a_new_token_with_a_used_nonce_is_refused() {
        Login login = visitor.login();
        assertThat(visitor.answer(login, Platform.SCHOOL.sign(visitor.student(login))))
                .hasStatusOk();
        visitor.clock().advance(Duration.ofSeconds(5));

        visitor.assertRefused(401, "LTI-136", () -> {
            Map<String, Object> claims = visitor.student(login);
            claims.put("sub", "eve");
            return visitor.answer(login, Platform.SCHOOL.sign(claims));
        });
    }

    @Test
    void a_refused_token_uses_no_nonce_up() {
        Login login = visitor.login();
        Map<String, Object> wrong = visitor.student(login);
        wrong.put(Platform.LTI + "version", "1.2");
        assertThat(visitor.answer(login, Platform.SCHOOL.sign(wrong))).hasStatus(400);

        assertThat(visitor.answer(login, Platform.SCHOOL.sign(visitor.student(login))))
                .hasStatusOk();
    }

    @Test
    void a_nonce_that_is_not_the_logins_is_refused() {
        for (Object nonce : List.of("", "another", 7, List.of("n"), Map.of())) {
            visitor.assertRefused(401, "LTI-135", () -> visitor.launch(claims -> claims.put("nonce", nonce)));
        }
    }

    @Test
    void of_many_at_once_on_two_nodes_one_opens() throws Exception {
        SecondNode node = SecondNode.started();
        Login login = visitor.login();
        String token = Platform.SCHOOL.sign(visitor.student(login));
        List<Callable<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(() -> visitor.answer(login, token).getResponse().getStatus());
            answers.add(() -> node.launch(Visitor.BROWSER, login.state(), token).status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(answers)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnly(200, 401).containsOnlyOnce(200);
    }

    @Test
    void a_node_that_was_started_later_knows_what_was_used_before() throws Exception {
        Login login = visitor.login();
        String token = Platform.SCHOOL.sign(visitor.student(login));
        assertThat(visitor.answer(login, token)).hasStatusOk();

        assertThat(SecondNode.started().launch(Visitor.BROWSER, login.state(), token))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.body()).contains("data-code=\"LTI-136\"");
                });
    }

    @Test
    void a_login_at_one_node_is_answered_at_the_other() throws Exception {
        Login login = visitor.login();

        assertThat(SecondNode.started()
                        .launch(Visitor.BROWSER, login.state(), Platform.SCHOOL.sign(visitor.student(login)))
                        .status())
                .isEqualTo(200);
    }
}
