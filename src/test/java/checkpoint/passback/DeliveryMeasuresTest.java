package checkpoint.passback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What an operator sees of deliveries, and what becomes of one that is under way when the tool stops. */
@PassbackApp
class DeliveryMeasuresTest extends AtTwoPlatforms {

    @Autowired
    MeterRegistry meters;

    @Autowired
    ScheduledTaskHolder schedule;

    /** As it happens every fifteen seconds. */
    private void count() {
        schedule.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("BacklogMetrics.count"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private double gauge(String name) {
        return meters.get("checkpoint.delivery." + name)
                .tag("platform", "moodle")
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

        deliver.deliverDue();

        count();
        assertThat(gauge("backlog")).isZero();
        assertThat(gauge("oldest")).isZero();
        assertThat(gauge("failed")).isZero();
        assertThat(sends("accepted")).isEqualTo(sends + 2);
        assertThat(tokens("granted")).isEqualTo(tokens + 1);
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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
