package checkpoint.administration.account;

import static checkpoint.testing.Desk.location;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.testing.Desk;
import checkpoint.testing.TestPostgres;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first start of a tool whose settings name no password. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class OneTimePasswordTest {

    @Test
    void a_one_time_password_is_printed_once_and_must_be_changed(CapturedOutput output) {
        try (ConfigurableApplicationContext fresh = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=http://localhost",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .run()) {
            Desk desk = new Desk();
            Matcher printed = Pattern.compile("one-time password (\\S+)").matcher(output.getOut());
            assertThat(printed.find()).isTrue();
            String first = printed.group(1);

            assertThat(location(desk.signIn(fresh, "admin", first))).endsWith("/admin/password");
            assertThat(location(desk.get(fresh, "/admin"))).endsWith("/admin/password");
            assertThat(desk.submit(fresh, "/admin/password", "/admin/password", "password=short", "again=short")
                            .body())
                    .contains("12");
            assertThat(desk.submit(fresh, "/admin/password", "/admin/password", "password=" + first, "again=" + first)
                            .statusCode())
                    .isEqualTo(200);
            desk.submit(
                    fresh,
                    "/admin/password",
                    "/admin/password",
                    "password=one-of-my-own-now",
                    "again=one-of-my-own-now");

            assertThat(location(desk.signIn(fresh, "admin", first))).endsWith("?error");
            assertThat(location(desk.signIn(fresh, "admin", "one-of-my-own-now")))
                    .endsWith("/admin");
            assertThat(fresh.getBean(JdbcClient.class)
                            .sql("select password from administrator")
                            .query(String.class)
                            .single())
                    .startsWith("{sha256-bcrypt}");
        }
    }
}
