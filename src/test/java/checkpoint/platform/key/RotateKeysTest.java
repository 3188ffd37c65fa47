package checkpoint.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Desk;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of keys, through the console's own page and the published key set, with time under the test's hand. */
@ResourceLock(RunningTool.SHARED)
class RotateKeysTest {

    private static final SettableClock CLOCK = RunningTool.CLOCK;

    private static final ConfigurableApplicationContext TOOL = RunningTool.shared();
    private final DeskVisit desk = new DeskVisit(TOOL);
    private final SigningKeys stored = TOOL.getBean(SigningKeys.class);
    private final RotateKeys rotate = TOOL.getBean(RotateKeys.class);

    @BeforeEach
    void oneKey() {
        TOOL.getBean(JdbcClient.class).sql("delete from signing_key").update();
        TOOL.getBean(JdbcClient.class).sql("delete from audit").update();
        TOOL.getBean("prepareKeys", SmartInitializingSingleton.class).afterSingletonsInstantiated();
        TOOL.getBean(StoredToolKeys.class).changed();
        TOOL.getBean(KeySetController.class).changed();
        desk.signIn("admin", "only-for-these-tests");
    }

    /** The id of the key that this node signs with. */
    private static String signsWith(ToolKeys keys) throws ParseException {
        return SignedJWT.parse(keys.sign(new JWTClaimsSet.Builder().build()))
                .getHeader()
                .getKeyID();
    }

    private static String signsWith() throws ParseException {
        return signsWith(TOOL.getBean(ToolKeys.class));
    }

    private List<String> published() throws ParseException {
        return JWKSet.parse(desk.page("/.well-known/jwks.json")).getKeys().stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private List<String> audited() {
        return TOOL.getBean(JdbcClient.class)
                .sql("select administrator || ' ' || action || ' ' || subject from audit order by id")
                .query(String.class)
                .list();
    }

    /** The id of the key that the page shows at this stage. */
    private String shown(String stage) {
        return stored.all().stream()
                .filter(key -> key.stage(CLOCK.instant())
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .equals(stage))
                .map(StoredKey::kid)
                .filter(kid ->
                        desk.page("/admin/keys").contains("data-kid=\"" + kid + "\" data-stage=\"" + stage + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key is " + stage));
    }

    @Test
    void a_new_key_is_published_at_once_and_signs_once_caches_have_it() throws Exception {
        String old = signsWith();
        assertThat(published()).containsExactly(old);

        assertThat(Desk.location(desk.post("/admin/keys", "/admin/keys"))).endsWith("?done=made");
        String young = shown("waiting");

        assertThat(published()).containsExactly(young, old);
        CLOCK.advance(Duration.ofMinutes(60));
        assertThat(signsWith()).isEqualTo(old);
        CLOCK.advance(Duration.ofMinutes(6));
        assertThat(signsWith()).isEqualTo(young);
        assertThat(audited()).containsExactly("admin make-key " + young);
    }

    @Test
    void an_old_key_stays_published_for_a_day_after_it_signed_last_and_then_goes_with_its_private_part()
            throws Exception {
        String old = signsWith();
        rotate.make("admin");
        CLOCK.advance(Duration.ofMinutes(66));
        rotate.passTime();
        String young = signsWith();

        CLOCK.advance(Duration.ofHours(23));
        rotate.passTime();
        assertThat(published()).containsExactly(young, old);
        assertThat(shown("resting")).isEqualTo(old);
        CLOCK.advance(Duration.ofHours(2));
        rotate.passTime();

        assertThat(published()).containsExactly(young);
        assertThat(stored.all()).extracting(StoredKey::kid).containsExactly(young);
        assertThat(audited()).last().isEqualTo("(Checkpoint itself) remove-key " + old);
    }

    @Test
    void a_waiting_key_signs_at_once_if_an_administrator_says_so() throws Exception {
        rotate.make("admin");
        String young = shown("waiting");

        desk.post("/admin/keys", "/admin/keys/" + young + "/sign");

        assertThat(signsWith()).isEqualTo(young);
        assertThat(shown("signing")).isEqualTo(young);
    }

    @Test
    void a_leaked_key_is_replaced_at_once_and_removed_a_minute_later() throws Exception {
        String leaked = signsWith();

        desk.post("/admin/keys", "/admin/keys/" + leaked + "/replace");
        assertThat(signsWith()).isNotEqualTo(leaked);
        assertThat(Desk.location(desk.post("/admin/keys", "/admin/keys/" + leaked + "/remove")))
                .endsWith("?done=nothing");
        CLOCK.advance(Duration.ofSeconds(61));
        assertThat(Desk.location(desk.post("/admin/keys", "/admin/keys/" + leaked + "/remove", "confirmed=true")))
                .endsWith("?done=removed");

        assertThat(published()).hasSize(1).doesNotContain(leaked);
    }

    @Test
    void removing_a_key_asks_first_and_says_how_many_platforms_read_the_key_set() throws Exception {
        rotate.make("admin");
        String young = shown("waiting");

        String page =
                desk.post("/admin/keys", "/admin/keys/" + young + "/remove").body();

        assertThat(page)
                .contains("Remove this key for good?", young, "name=\"confirmed\" value=\"true\"")
                .containsPattern("(1 active platform|No active platform|[0-9]+ active platforms) reads? the key set");
        assertThat(published()).contains(young);
    }

    @Test
    void the_key_that_signs_is_not_removed() throws Exception {
        String only = signsWith();

        assertThat(Desk.location(desk.post("/admin/keys", "/admin/keys/" + only + "/remove", "confirmed=true")))
                .endsWith("?done=nothing");

        assertThat(signsWith()).isEqualTo(only);
    }

    @Test
    void where_no_platform_takes_the_new_key_the_old_one_signs_again() throws Exception {
        String old = signsWith();
        rotate.make("admin");
        CLOCK.advance(Duration.ofMinutes(66));
        rotate.passTime();
        assertThat(signsWith()).isNotEqualTo(old);

        desk.post("/admin/keys", "/admin/keys/" + old + "/sign");

        assertThat(signsWith()).isEqualTo(old);
    }

    @Test
    void another_node_notices_within_a_minute() throws Exception {
        ToolKeys other = new StoredToolKeys(stored, TOOL.getBean(KeyVault.class), CLOCK);
        KeySetController itsKeySet = new KeySetController(stored, CLOCK);
        String old = signsWith(other);
        itsKeySet.keySet();

        desk.post("/admin/keys", "/admin/keys/" + old + "/replace");
        CLOCK.advance(Duration.ofSeconds(59));

        assertThat(signsWith(other)).isNotEqualTo(old);
        assertThat(JWKSet.parse(itsKeySet.keySet().getBody()).getKeys()).hasSize(2);
    }

    @Test
    void of_several_who_rotate_at_the_same_moment_one_makes_a_key() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> make = () -> rotate.make("admin");

            assertThat(many.invokeAll(List.of(make, make, make, make)).stream()
                            .map(future -> future.resultNow() ? 1 : 0)
                            .reduce(0, Integer::sum))
                    .isEqualTo(1);
        }
        assertThat(stored.all()).hasSize(2);
    }

    @Test
    void the_page_says_that_the_secret_has_one_value() {
        assertThat(desk.page("/admin/keys")).contains("data-testid=\"secret\" data-state=\"one\"");
    }

    @Test
    void a_secret_that_comes_first_again_after_another_one_counts_from_then_on() {
        SecretValues values = TOOL.getBean(SecretValues.class);
        values.started("former", CLOCK.instant());
        CLOCK.advance(Duration.ofDays(1));
        values.started("newer", CLOCK.instant());
        CLOCK.advance(Duration.ofDays(1));

        values.started("former", CLOCK.instant());

        assertThat(values.signsSince("former")).contains(CLOCK.instant());
        CLOCK.advance(Duration.ofDays(1));
        values.started("former", CLOCK.instant());
        assertThat(values.signsSince("former")).contains(CLOCK.instant().minus(Duration.ofDays(1)));
    }
}
