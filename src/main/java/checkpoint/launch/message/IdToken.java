package checkpoint.launch.message;

import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * An id token taken apart and not yet believed (RFC 7515 5.2, steps 1 to 7).
 *
 * @param signingInput what the signature was made over
 */
record IdToken(Claims header, Claims payload, byte[] signingInput, Base64URL signature) {

    private static final int LONGEST = 65_536;
    private static final int LONGEST_HEADER = 4_096;

    static IdToken parse(String text) {
        if (text.length() > LONGEST) {
            throw malformed("longer than " + LONGEST + " characters");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        // Without a first dot there is no second one either.
        if (second < 0 || text.indexOf('.', second + 1) >= 0) {
            throw malformed("not three parts");
        }
        if (first > LONGEST_HEADER) {
            throw malformed("a header longer than " + LONGEST_HEADER + " characters");
        }
        Claims header = object(text.substring(0, first), "header");
        Claims payload = object(text.substring(first + 1, second), "payload");
        String signature = text.substring(second + 1);
        canonical(signature, "signature");
        return new IdToken(
                header,
                payload,
                text.substring(0, second).getBytes(StandardCharsets.US_ASCII),
                new Base64URL(signature));
    }

    private static Claims object(String part, String name) {
        return Claims.parse(canonical(part, name))
                .orElseThrow(() -> malformed("the " + name + " is not a JSON object"));
    }

    /** Libraries accept altered spellings of the same bytes; here there is one spelling (contract, section 7). */
    private static byte[] canonical(String part, String name) {
        return decode(part)
                .filter(bytes -> isCanonical(part, bytes))
                .orElseThrow(() -> malformed("the " + name + " is not canonical base64url"));
    }

    /** Only the end can be spelled in another way: with padding, or with bits that belong to no byte. */
    private static boolean isCanonical(String part, byte[] bytes) {
        int whole = bytes.length - bytes.length % 3;
        String end =
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, whole, bytes.length));
        return part.length() == whole / 3 * 4 + end.length() && part.endsWith(end);
    }

    private static Optional<byte[]> decode(String part) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(MessageReason.TOKEN_MALFORMED, detail);
    }
}
