package checkpoint.launch.login;

import checkpoint.tool.refusal.Reason;
import checkpoint.tool.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A request's parameters, each given at most once and of a sane length; those that nobody asks for are ignored. */
public final class Parameters {

    private final HttpServletRequest request;
    private final Reason refusal;
    private final int longest;

    /**
     * Of this request.
     *
     * @param refusal why it is refused where one is missing or given twice
     * @param longest characters of a value
     */
    public Parameters(HttpServletRequest request, Reason refusal, int longest) {
        this.request = request;
        this.refusal = refusal;
        this.longest = longest;
    }

    /** The value of one that has to be there. */
    public String require(String name) {
        return find(name).orElseThrow(() -> Refusal.of(refusal, name + " is missing"));
    }

    /** The value; empty where it was not sent, or sent empty. */
    public Optional<String> find(String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw Refusal.of(refusal, name + " was given " + values.length + " times");
        }
        if (values[0].length() > longest) {
            throw Refusal.of(refusal, name + " is longer than " + longest + " characters");
        }
        return values[0].isEmpty() ? Optional.empty() : Optional.of(values[0]);
    }
}
