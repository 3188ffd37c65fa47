package practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import practice.wire.Exchange;

/**
 * A page of a list that a service answers.
 *
 * @param next where the next one begins; {@code null}: this is the last
 */
record Page<T>(List<T> entries, Integer next) {

    /** @param most entries that the platform gives at once */
    static <T> Page<T> of(List<T> all, Exchange exchange, int most, Dials dials) {
        int from = Math.clamp(LineItems.number(exchange.parameter("from"), 0), 0, all.size());
        int size = dials.is(Dials.RosterPages.TWO_A_PAGE)
                ? 2
                : Math.min(most, Math.max(1, LineItems.number(exchange.parameter("limit"), most)));
        int end = Math.min(all.size(), from + size);
        return new Page<>(all.subList(from, end), end < all.size() ? end : null);
    }

    /** The header {@code Link}: Moodle names the next page alone; Canvas the present and the first one before it. */
    String link(String address, Exchange exchange, Dials dials) {
        List<String> query = new ArrayList<>();
        exchange.parameters().forEach((name, value) -> {
            if (!name.equals("from")) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        String base = address + "?" + String.join("&", query) + (query.isEmpty() ? "" : "&");
        String following = "<" + base + "from=" + next + ">; rel=\"next\"";
        return dials.is(Dials.Manner.CANVAS)
                ? "<" + base + "from=0>; rel=\"current\"," + following + ",<" + base + "from=0>; rel=\"first\""
                : following;
    }
}
