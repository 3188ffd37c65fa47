package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.tool.refusal.Refusal;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An ID token taken apart, up to its limits and one character further. */
class IdTokenTest {

    /** A part whose bytes are so many, as JSON. */
    private static String part(int bytes) {
        return Base64URL.encode("{\"x\":\"" + "y".repeat(bytes - 8) + "\"}").toString();
    }

    private static void refused(String text, String detail) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> IdToken.parse(text))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(MessageReason.TOKEN_MALFORMED))
                .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo(detail));
    }

    @Test
    void its_parts_are_what_was_signed_and_the_signature() {
        IdToken token = IdToken.parse("e30." + part(9) + ".AAEC");

        assertThat(token.header().object().isEmpty()).isTrue();
        assertThat(token.payload().string("x")).hasValue("y");
        assertThat(new String(token.signingInput(), StandardCharsets.US_ASCII)).isEqualTo("e30." + part(9));
        assertThat(token.signature().decode()).containsExactly(0, 1, 2);
    }

    @Test
    void one_of_65536_characters_is_read_and_a_longer_one_is_refused() {
        String longest = "e30." + part(49_146) + ".AAA";

        assertThat(longest).hasSize(65_536);
        assertThat(IdToken.parse(longest).signature().decode()).hasSize(2);
        refused("e30." + part(49_146) + ".AAAA", "longer than 65536 characters");
    }

    @Test
    void a_header_of_4096_characters_is_read_and_a_longer_one_is_refused() {
        assertThat(part(3_072)).hasSize(4_096);
        assertThat(IdToken.parse(part(3_072) + ".e30.AAEC").header().string("x"))
                .isPresent();
        refused(part(3_073) + ".e30.AAEC", "a header longer than 4096 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'',               not three parts",
        "e30,              not three parts",
        "e30.e30,          not three parts",
        "e30.e30.AAEC.x,   not three parts",
        ".e30.AAEC,        the header is not a JSON object",
        "W10.e30.AAEC,     the header is not a JSON object",
        "e30.W10.AAEC,     the payload is not a JSON object",
        "e3.e30.AAEC,      the header is not canonical base64url",
        "e30=.e30.AAEC,    the header is not canonical base64url",
        "e31.e30.AAEC,     the header is not canonical base64url",
        "e30.e31.AAEC,     the payload is not canonical base64url",
        "e30.e30.AAF,      the signature is not canonical base64url",
        "e30.e30.AA+A,     the signature is not canonical base64url"
    })
    void any_other_text_is_refused_with_what_is_wrong(String text, String detail) {
        refused(text, detail);
    }
}
