package checkpoint.grading.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The tool of these tests delivers nothing itself, as a node that only serves pages; another node listens to it. */
@PassbackApp
class NoticesTest extends AtTwoPlatforms {

    private final Semaphore heard = new Semaphore(0);

    @Autowired
    DataSource source;

    private Notices listener;

    @BeforeEach
    void listen() throws InterruptedException {
        listener = listener(true);
        listener.start();
        // It looks for itself once it listens: nothing is missed in between.
        assertThat(hears()).isTrue();
    }

    @AfterEach
    void stop() {
        listener.stop();
    }

    @Test
    void a_node_that_delivers_hears_of_a_score_that_was_decided_elsewhere() throws InterruptedException {
        Place ada = atMoodle("ada");
        heard.drainPermits();

        decide(ada, 1, "9");

        assertThat(hears()).isTrue();
    }

    @Test
    void it_hears_of_a_gradebook_that_a_launch_has_named() throws InterruptedException {
        atMoodle("ada");

        assertThat(hears()).isTrue();
    }

    @Test
    void it_hears_of_a_platform_that_goes_on() throws InterruptedException {
        database.sql("delete from delivery_pause").update();

        assertThat(hears()).isTrue();
    }

    @Test
    void it_hears_again_after_its_connection_was_lost() throws InterruptedException {
        database.sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'checkpoint notices'"
                                + " and datname = current_database()")
                .query(Boolean.class)
                .list();

        assertThat(heard.tryAcquire(15, TimeUnit.SECONDS)).isTrue();
        decide(atMoodle("ada"), 1, "9");
        assertThat(hears()).isTrue();
    }

    @Test
    void a_node_that_is_told_not_to_listens_to_nothing() throws InterruptedException {
        listener.stop();
        Notices deaf = listener(false);
        deaf.start();

        assertThat(deaf.isRunning()).isFalse();
    }

    private boolean hears() throws InterruptedException {
        return heard.tryAcquire(10, TimeUnit.SECONDS);
    }

    private Notices listener(boolean wanted) {
        DeliveryLoop loop = new DeliveryLoop(anotherNode()) {
            @Override
            void wake() {
                heard.release();
            }
        };
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("loop", loop);
        ObjectProvider<DeliveryLoop> delivering = beans.getBeanProvider(DeliveryLoop.class);
        return new Notices(source, database, delivering, wanted);
    }
}
