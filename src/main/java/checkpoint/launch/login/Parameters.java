package checkpoint.launch.login;

import checkpoint.tool.refusal.Reason;
import checkpoint.tool.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A request's parameters, each given at most once and of a sane length; others are ignored. */
public final class Parameters {

    private final HttpServletRequest request;
    private final Reason refusal;
    private final int longest;
    private final Set<String> inAddress;

    /**
     * The parameters of this request.
     *
     * @param refusal why it is refused where one is missing or given twice
     * @param longest bytes of a value, in UTF-8
     */
    public Parameters(HttpServletRequest request, Reason refusal, int longest) {
        this(request, refusal, longest, Set.of());
    }

    private Parameters(HttpServletRequest request, Reason refusal, int longest, Set<String> inAddress) {
        this.request = request;
        this.refusal = refusal;
        this.longest = longest;
        this.inAddress = inAddress;
    }

    /** The parameters of this request's body only: one in the address is refused, since addresses are written into logs. */
    public static Parameters ofBody(HttpServletRequest request, Reason refusal, int longest) {
        return new Parameters(request, refusal, longest, AddressFields.of(request));
    }

    /** The value of a required parameter. */
    public String require(String name) {
        return find(name).orElseThrow(() -> Refusal.of(refusal, name + " is missing"));
    }

    /** The value; empty where it was not sent, or sent empty. */
    public Optional<String> find(String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (inAddress.contains(name)) {
            throw Refusal.of(refusal, name + " is in the address; it belongs in the body");
        }
        if (values.length > 1) {
            throw Refusal.of(refusal, name + " was given " + values.length + " times");
        }
        // Most are far too short for counting bytes.
        if (values[0].length() > longest / 3 && values[0].getBytes(StandardCharsets.UTF_8).length > longest) {
            throw Refusal.of(refusal, name + " is longer than " + longest + " bytes");
        }
        return values[0].isEmpty() ? Optional.empty() : Optional.of(values[0]);
    }
}
