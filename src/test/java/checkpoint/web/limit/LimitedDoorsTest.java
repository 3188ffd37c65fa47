package checkpoint.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.HostileApp;
import checkpoint.testing.SettableClock;
import checkpoint.web.limit.AddressLimits.Door;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An address that asks too much of the doors that are open to all. */
@HostileApp
class LimitedDoorsTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final String LOGIN = "/lti/login?iss=https://lms.school.example&client_id=client-7&login_hint=h"
            + "&target_link_uri=https://checkpoint.example/checkpoints/chapter-12";

    /** An address that no other test has used up. */
    private final String address = "198.51.100." + ADDRESSES.incrementAndGet();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private AddressLimits limits;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void emptyLog() {
        database.sql("delete from refusal").update();
        clock.advance(Duration.ofMinutes(10));
    }

    private int knocks(Door door, String from) {
        int served = 0;
        while (limits.mustWait(door, from).isEmpty()) {
            served++;
        }
        return served;
    }

    private MvcTestResult ask(HttpMethod method, String uri, String from) {
        return mvc.method(method)
                .uri(uri)
                .with(request -> {
                    request.setRemoteAddr(from);
                    return request;
                })
                .exchange();
    }

    private MvcTestResult ask(String uri) {
        return ask(HttpMethod.GET, uri, address);
    }

    @Test
    void a_school_of_two_thousand_behind_one_address_opens_an_activity_within_half_a_minute() {
        int served = 0;
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 134; i++) {
                served += limits.mustWait(Door.LOGIN, address).isEmpty() ? 1 : 0;
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(served).isEqualTo(30 * 134);
    }

    @Test
    void an_address_is_served_its_burst_and_then_refused_with_the_time_to_wait() {
        assertThat(knocks(Door.LOGIN, address)).isEqualTo(2_400);

        MvcTestResult refused = ask(LOGIN);

        assertThat(refused).hasStatus(429).hasHeader("Retry-After", "1");
        assertThat(refused).bodyText().contains("data-code=\"WEB-429\"", "Wait a few seconds");
        assertThat(refused.getResponse().getHeader("Content-Security-Policy")).contains("default-src");
        assertThat(refused.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void who_waited_as_told_is_served() {
        knocks(Door.LOGIN, address);
        clock.advance(Duration.ofSeconds(1));

        assertThat(ask(LOGIN)).hasStatus(303);
    }

    @Test
    void others_are_served_during_a_flood() {
        knocks(Door.LOGIN, address);

        assertThat(ask(HttpMethod.GET, LOGIN, "203.0.113.77")).hasStatus(303);
    }

    @Test
    void a_flood_of_logins_leaves_the_launches_of_its_address() {
        knocks(Door.LOGIN, address);

        assertThat(limits.mustWait(Door.LAUNCH, address)).isEmpty();
    }

    @Test
    void a_script_is_answered_with_a_problem_document() {
        knocks(Door.LOGIN, address);

        MvcTestResult refused = mvc.get()
                .uri(LOGIN)
                .accept(MediaType.APPLICATION_JSON)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();

        assertThat(refused).hasStatus(429).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("WEB-429");
        assertThat(refused).bodyJson().extractingPath("$.reference").isNotNull();
    }

    @Test
    void a_launch_is_refused_before_its_form_is_read() {
        knocks(Door.LAUNCH, address);

        assertThat(ask(HttpMethod.POST, "/lti/launch", address)).hasStatus(429);
    }

    @Test
    void registrations_are_few() {
        assertThat(knocks(Door.REGISTRATION, address)).isEqualTo(20);

        assertThat(ask("/lti/register")).hasStatus(429).hasHeader("Retry-After", "10");
        clock.advance(Duration.ofMinutes(1));
        assertThat(knocks(Door.REGISTRATION, address)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void no_method_goes_round_the_limit(String method) {
        knocks(Door.LOGIN, address);

        assertThat(ask(HttpMethod.valueOf(method), "/lti/login", address)).hasStatus(429);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void this_machine_itself_is_not_limited(Door door) {
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.mustWait(door, "127.0.0.1")).isEmpty();
            assertThat(limits.mustWait(door, "::1")).isEmpty();
        }
    }

    @Test
    void a_private_address_which_may_be_a_proxy_is_served_ten_times_as_much() {
        assertThat(knocks(Door.LOGIN, "10.3.2." + ADDRESSES.get())).isEqualTo(24_000);
    }

    @Test
    void a_forwarded_address_counts_for_nothing_unless_the_container_believes_it() {
        knocks(Door.LOGIN, address);

        MvcTestResult refused = mvc.get()
                .uri(LOGIN)
                .header("X-Forwarded-For", "203.0.113.5")
                .header("Forwarded", "for=203.0.113.5")
                .header("X-Real-IP", "203.0.113.5")
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();

        assertThat(refused).hasStatus(429);
    }

    @Test
    void other_pages_are_not_limited() {
        knocks(Door.LOGIN, address);
        knocks(Door.LAUNCH, address);

        assertThat(ask("/")).hasStatusOk();
    }

    @Test
    void a_flood_writes_a_few_rows_and_leaves_room_for_refusals_of_other_kinds() {
        knocks(Door.LOGIN, address);
        for (int i = 0; i < 500; i++) {
            assertThat(ask(LOGIN)).hasStatus(429);
        }

        String other = "203.0.113.78";
        assertThat(ask(HttpMethod.GET, "/lti/login", other)).hasStatus(400);

        assertThat(rows("WEB-429")).isEqualTo(50);
        assertThat(rows("LTI-100")).isEqualTo(1);
    }

    private long rows(String code) {
        return database.sql("select count(*) from refusal where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }
}
