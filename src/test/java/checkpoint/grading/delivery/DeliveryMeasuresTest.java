package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.administration.backlog.CountBacklog;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.NamedMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of deliveries, and what becomes of one that is under way when the tool stops. */
@PassbackApp
class DeliveryMeasuresTest extends AtTwoPlatforms {

    @Autowired
    MeterRegistry meters;

    @Autowired
    PrometheusMeterRegistry prometheus;

    @Autowired
    private ApplicationContext context;

    /** As it happens every fifteen seconds where a node does the housekeeping. */
    private void count() {
        CountBacklog.in(context);
    }

    private double gauge(String name) {
        return gauge(name, "moodle");
    }

    private double gauge(String name, String platform) {
        return meters.get("checkpoint.delivery." + name)
                .tag("platform", platform)
                .gauge()
                .value();
    }

    private long sends(String answer) {
        Timer timer = meters.find("checkpoint.delivery.sends")
                .tags("platform", "moodle", "answer", answer)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private double tokens(String outcome) {
        Counter counter = meters.find("checkpoint.token.requests")
                .tags("platform", "moodle", "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void what_waits_is_counted_with_the_age_of_the_oldest_until_it_is_delivered() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");
        clock.advance(Duration.ofMinutes(2));
        decide(atMoodle("6"), 1, "8");
        clock.advance(Duration.ofMinutes(1));
        long sends = sends("accepted");
        double tokens = tokens("granted");

        count();
        assertThat(gauge("backlog")).isEqualTo(2);
        assertThat(gauge("oldest")).isEqualTo(180);
        assertThat(gauge("backlog", "canvas")).isZero();
        assertThat(gauge("oldest", "canvas")).isZero();

        deliver.deliverDue();

        count();
        assertThat(gauge("backlog")).isZero();
        assertThat(gauge("oldest")).isZero();
        assertThat(gauge("failed")).isZero();
        assertThat(sends("accepted")).isEqualTo(sends + 2);
        assertThat(tokens("granted")).isEqualTo(tokens + 1);
    }

    @Test
    void every_measure_that_dashboard_alerts_and_documents_name_is_served() throws Exception {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        decide(atMoodle("5"), 1, "9");
        deliver.deliverDue();
        count();
        String scrape = prometheus.scrape();

        assertThat(NamedMetrics.beginning("checkpoint_"))
                .hasSizeGreaterThan(5)
                .allSatisfy(name ->
                        assertThat(NamedMetrics.isServed(name, scrape)).as(name).isTrue());
        assertThat(NamedMetrics.isServed("checkpoint_delivery_guesses", scrape)).isFalse();
    }

    @Test
    void what_the_platform_refuses_is_counted_as_failed_and_waits_no_more() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(403).withBody("{\"errors\":{\"message\":\"not yours\"}}")));
        decide(atMoodle("5"), 1, "9");
        long sends = sends("refused");

        deliver.deliverDue();

        count();
        assertThat(gauge("failed")).isEqualTo(1);
        assertThat(gauge("backlog")).isZero();
        assertThat(sends("refused")).isEqualTo(sends + 1);
    }

    @Test
    void what_is_held_for_an_instructor_is_counted_until_they_decide() {
        Place ada = launched(
                moodle,
                "5",
                "link-1",
                moodle.baseUrl() + "/items/2/lineitem?type_id=1",
                "{" + AGS + "score," + AGS + "result.readonly}");
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        moodle.stubFor(get(urlPathEqualTo("/items/2/lineitem/results")).willReturn(okJson("[]")));
        decide(ada, 1, "5");
        deliver.deliverDue();
        moodle.stubFor(get(urlPathEqualTo("/items/2/lineitem/results"))
                .willReturn(okJson("[{\"userId\":\"5\",\"resultScore\":50,\"resultMaximum\":100}]")));
        clock.advance(Duration.ofMinutes(5));
        deliver.deliverDue();
        // Ours was shown, and a person changed it.
        moodle.stubFor(get(urlPathEqualTo("/items/2/lineitem/results"))
                .willReturn(okJson("[{\"userId\":\"5\",\"resultScore\":70,\"resultMaximum\":100}]")));
        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "6");
        deliver.deliverDue();

        count();
        assertThat(gauge("held")).isEqualTo(1);
        assertThat(gauge("held", "canvas")).isZero();
        assertThat(gauge("failed")).isZero();
        assertThat(gauge("backlog")).isZero();

        scores.keepTheirs(ada.registration(), ada.link(), List.of(ada.learner()));
        count();
        assertThat(gauge("held")).isZero();
    }

    @Test
    void a_send_is_measured_for_as_long_as_the_platform_took() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(418).withFixedDelay(120)));
        decide(atMoodle("5"), 1, "9");
        Timer before = meters.find("checkpoint.delivery.sends")
                .tags("platform", "moodle", "answer", "refused")
                .timer();
        double known = before == null ? 0 : before.totalTime(TimeUnit.MILLISECONDS);

        deliver.deliverDue();

        assertThat(meters.get("checkpoint.delivery.sends")
                        .tags("platform", "moodle", "answer", "refused")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isGreaterThan(known + 100);
    }

    @Test
    void a_token_that_is_refused_is_counted_apart_from_one_that_is_not_there_now() {
        moodle.stubFor(
                post("/token").willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}")));
        decide(atMoodle("5"), 1, "9");
        double refused = tokens("refused");
        double notNow = tokens("not-now");

        deliver.deliverDue();

        assertThat(tokens("refused")).isGreaterThan(refused);
        assertThat(tokens("not-now")).isEqualTo(notNow);
    }

    @Test
    void a_token_that_is_not_granted_is_counted_and_the_score_goes_on_waiting() {
        moodle.stubFor(post("/token").willReturn(aResponse().withStatus(503)));
        decide(atMoodle("5"), 1, "9");
        double tokens = tokens("not-now");

        deliver.deliverDue();

        count();
        assertThat(gauge("backlog")).isEqualTo(1);
        assertThat(tokens("not-now")).isGreaterThan(tokens);
    }

    @Test
    void a_graceful_stop_waits_for_the_delivery_that_is_under_way() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        moodle.addMockServiceRequestListener((request, response) -> {
            if (request.getUrl().contains("/scores")) {
                arrived.countDown();
                await(answer);
            }
        });
        decide(atMoodle("5"), 1, "9");
        DeliveryLoop loop = new DeliveryLoop(deliver);
        loop.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(loop::stop);
        assertThatThrownBy(() -> stopped.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(state()).isEqualTo("PENDING");
        answer.countDown();
        stopped.get(10, TimeUnit.SECONDS);

        assertThat(state()).isEqualTo("SENT");
        assertThat(loop.isRunning()).isFalse();
        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void a_stop_ends_at_its_limit_where_the_last_answer_never_comes_and_the_score_goes_again() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        List<String> submissions = new CopyOnWriteArrayList<>();
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        moodle.addMockServiceRequestListener((request, response) -> {
            if (request.getUrl().contains("/scores") && never.getCount() > 0) {
                submissions.add(JsonMapper.shared()
                        .readTree(request.getBodyAsString())
                        .at("/submission/submittedAt")
                        .stringValue());
                if (submissions.size() == 1) {
                    arrived.countDown();
                    await(never);
                }
            }
        });
        decide(atMoodle("5"), 1, "9");
        DeliveryLoop loop = new DeliveryLoop(deliver, Duration.ofMillis(300));
        loop.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        long start = System.nanoTime();
        loop.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(state()).isEqualTo("PENDING");
        DeliverScores other = anotherNode();
        other.deliverDue();
        assertThat(submissions).as("while the lease lasts").hasSize(1);
        clock.advance(Lease.LENGTH.plusSeconds(1));
        other.deliverDue();
        assertThat(state()).isEqualTo("SENT");
        assertThat(submissions).hasSize(2);
        assertThat(submissions.get(1)).isEqualTo(submissions.getFirst());
        never.countDown();
    }

    @Test
    void a_fault_of_ours_ends_no_deliveries() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        AtomicInteger faults = new AtomicInteger();
        DeliveryLoop loop = new DeliveryLoop(anotherNode(new Failing(registrations, faults)));
        decide(atMoodle("5"), 1, "9");

        loop.start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state()));
        } finally {
            loop.stop();
        }

        assertThat(faults).hasValue(1);
    }

    /** Fails once, by no matter of the database. */
    private record Failing(Registrations registrations, AtomicInteger faults) implements Registrations {

        @Override
        public Collection<Registration> all() {
            if (faults.compareAndSet(0, 1)) {
                throw new IllegalStateException("a fault");
            }
            return registrations.all();
        }

        @Override
        public Optional<Registration> find(String issuer, String clientId) {
            return registrations.find(issuer, clientId);
        }

        @Override
        public List<Registration> ofIssuer(String issuer) {
            return registrations.ofIssuer(issuer);
        }

        @Override
        public Optional<Registration> byId(long id) {
            return registrations.byId(id);
        }

        @Override
        public void changed() {
            registrations.changed();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
