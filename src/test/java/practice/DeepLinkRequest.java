package practice;

import java.time.Instant;

/**
 * A deep linking request that was sent.
 *
 * @param data that must come back as it is; {@code null} if none was sent
 * @param several as it was said; {@code null} if nothing was
 * @param lineItems as it was said; {@code null} if nothing was
 */
public record DeepLinkRequest(
        String id,
        String session,
        String client,
        String data,
        Boolean several,
        Boolean lineItems,
        Instant at,
        boolean answered) {

    DeepLinkRequest closed() {
        return new DeepLinkRequest(id, session, client, data, several, lineItems, at, true);
    }
}
