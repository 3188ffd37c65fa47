package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** tokens that ran out, come from the future, or say when in another way than by a number (framework 5.1.3 (7), (8)). */
@HostileApp
class A12ClockGamesTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private long seconds(long fromNow) {
        return visitor.now().plusSeconds(fromNow).getEpochSecond();
    }

    @Test
    void a_token_that_ran_out_more_than_a_minute_ago_is_refused() {
        visitor.assertRefused(401, "LTI-133", () -> visitor.launch(claims -> claims.put("exp", seconds(-60))));
        assertThat(visitor.launch(claims -> claims.put("exp", seconds(-59)))).hasStatusOk();
    }

    @Test
    void a_token_from_more_than_a_minute_ahead_is_refused() {
        visitor.assertRefused(401, "LTI-134", () -> visitor.launch(claims -> claims.put("iat", seconds(61))));
        assertThat(visitor.launch(claims -> claims.put("iat", seconds(60)))).hasStatusOk();
    }

    @Test
    void a_token_of_more_than_ten_minutes_is_refused_however_long_it_says_it_lives() {
        visitor.assertRefused(
                401,
                "LTI-134",
                () -> visitor.launch(claims -> {
                    claims.put("iat", seconds(-601));
                    claims.put("exp", seconds(86_400));
                }));
        assertThat(visitor.launch(claims -> claims.put("iat", seconds(-600)))).hasStatusOk();
    }

    private static Stream<Object> noNumbers() {
        return Stream.of("4102444800", "2100-01-01T00:00:00Z", "", true, List.of(4102444800L), Map.of("t", 1));
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void a_moment_that_is_not_a_number_is_refused(Object moment) {
        visitor.assertRefused(401, "LTI-133", () -> visitor.launch(claims -> claims.put("exp", moment)));
        visitor.assertRefused(401, "LTI-134", () -> visitor.launch(claims -> claims.put("iat", moment)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "-1e300", "1e-300", "-9223372036854775809"})
    void a_number_of_another_age_is_refused(String number) {
        for (String claim : List.of("exp", "iat")) {
            visitor.assertRefused(401, claim.equals("exp") ? "LTI-133" : "LTI-134", () -> {
                Login login = visitor.login();
                String payload = JSONObjectUtils.toJSONString(visitor.student(login))
                        .replaceFirst("\"" + claim + "\":\\d+", "\"" + claim + "\":" + number);
                return visitor.answer(login, Platform.SCHOOL.signText(payload));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "99999999999999999999999999999", "1e300"})
    void a_number_beyond_all_time_is_not_our_fault(String number) {
        visitor.assertRefused(401, "LTI-134", () -> {
            Login login = visitor.login();
            String payload = JSONObjectUtils.toJSONString(visitor.student(login))
                    .replaceFirst("\"iat\":\\d+", "\"iat\":" + number);
            return visitor.answer(login, Platform.SCHOOL.signText(payload));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "0x7fffffff",
                "1_800_000_000",
                "01800000000",
                "+1800000000",
                "99999999999999999999999999999999999999999999999999"
            })
    void what_json_has_no_number_for_is_refused(String number) {
        visitor.assertRefused(400, "LTI-120", () -> {
            Login login = visitor.login();
            String payload = JSONObjectUtils.toJSONString(visitor.student(login))
                    .replaceFirst("\"exp\":\\d+", "\"exp\":" + number);
            return visitor.answer(login, Platform.SCHOOL.signText(payload));
        });
    }

    @Test
    void fractions_of_a_second_are_numbers_too() {
        assertThat(visitor.launch(claims -> claims.put("iat", visitor.now().getEpochSecond() + 0.25)))
                .hasStatusOk();
    }
}
