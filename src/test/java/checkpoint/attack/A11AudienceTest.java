package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** a token that was made for another tool (framework 5.1.3 (3) to (5)). */
@HostileApp
class A11AudienceTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static Stream<Object> audiences() {
        return Stream.of(
                "client-8",
                "",
                "CLIENT-7",
                "client-7 ",
                " client-7",
                "client-77",
                "client-7,client-8",
                7,
                true,
                List.of(),
                List.of("client-8"),
                List.of("client-7", "client-8"),
                List.of("client-8", "client-7"),
                List.of("client-7", "client-7"),
                List.of("client-7", 7),
                List.of(List.of("client-7")),
                Map.of("client-7", true));
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void an_audience_that_is_not_us_alone_is_refused(Object audience) {
        visitor.assertRefused(401, "LTI-131", () -> visitor.launch(claims -> claims.put("aud", audience)));
    }

    @Test
    void a_list_of_us_alone_is_taken() {
        assertThat(visitor.launch(claims -> claims.put("aud", List.of("client-7"))))
                .hasStatusOk();
    }

    private static Stream<Object> parties() {
        return Stream.of("client-8", "", "CLIENT-7", 7, List.of("client-7"), Map.of(), "client-7\u0000");
    }

    @ParameterizedTest
    @MethodSource("parties")
    void an_authorized_party_that_is_not_us_is_refused(Object party) {
        visitor.assertRefused(401, "LTI-132", () -> visitor.launch(claims -> claims.put("azp", party)));
    }

    @Test
    void we_may_be_the_authorized_party() {
        assertThat(visitor.launch(claims -> claims.put("azp", "client-7"))).hasStatusOk();
    }
}
