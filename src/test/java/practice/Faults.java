package practice;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import practice.wire.Exchange;

/** What goes wrong at the services, each by itself: always, or by chance from a seed. */
public final class Faults {

    private static final int ALWAYS = 100;

    private final Map<Service, List<Fault>> faults = new ConcurrentHashMap<>();
    private Random random = new Random(1);

    /** What may be broken. */
    public enum Service {
        SCORES,
        RESULTS,
        LINE_ITEMS,
        ROSTER,
        GROUPS,
        TOKEN,
        KEYS
    }

    /** How. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** Takes the request and never answers. */
        HANG,
        /** 500. */
        SERVER_ERROR,
        /** 429 with {@code Retry-After}; as Canvas, 403 with its text. */
        THROTTLE,
        /** Breaks the connection off before anything was stored. */
        DROP_BEFORE,
        /** Stores, and breaks the connection off instead of an answer. */
        DROP_AFTER,
        /** Waits before it acts. */
        SLOW
    }

    /**
     * One of the faults of a service.
     *
     * @param percent of the requests that it befalls
     * @param howLong of {@link Kind#SLOW}
     */
    public record Fault(Kind kind, int percent, Duration howLong) {}

    /** This befalls each request to the service, until it is told otherwise. */
    public Faults on(Service service, Kind kind) {
        return on(service, new Fault(kind, ALWAYS, Duration.ofSeconds(2)));
    }

    public Faults slow(Service service, Duration howLong) {
        return on(service, new Fault(Kind.SLOW, ALWAYS, howLong));
    }

    /** The first one that chance chooses befalls a request; a slow one goes on to the next. */
    public Faults on(Service service, Fault... several) {
        faults.put(service, List.of(several));
        return this;
    }

    /** The same seed gives the same choices, in the order in which the requests come. */
    public synchronized Faults seed(long seed) {
        random = new Random(seed);
        return this;
    }

    /** All is well again. */
    public void clear() {
        faults.clear();
    }

    Kind usual(Service service) {
        return faults.getOrDefault(service, List.of()).stream()
                .map(Fault::kind)
                .findFirst()
                .orElse(Kind.NONE);
    }

    private synchronized boolean befalls(Fault fault) {
        return fault.percent() >= ALWAYS || random.nextInt(ALWAYS) < fault.percent();
    }

    /** Whether the request is to be served after all. */
    boolean spares(Service service, Exchange exchange, boolean canvas) throws IOException {
        for (Fault fault : faults.getOrDefault(service, List.of())) {
            if (befalls(fault) && !happens(fault, exchange, canvas)) {
                return false;
            }
        }
        return true;
    }

    private static boolean happens(Fault fault, Exchange exchange, boolean canvas) throws IOException {
        switch (fault.kind()) {
            case NONE -> {
                return true;
            }
            case SLOW -> {
                exchange.delay(fault.howLong());
                return true;
            }
            case DROP_AFTER -> {
                exchange.dropInsteadOfAnswer();
                return true;
            }
            case HANG -> exchange.hang();
            case SERVER_ERROR -> exchange.answer(500, "text/html", "<h1>Internal Server Error</h1>");
            case DROP_BEFORE -> exchange.drop();
            case THROTTLE -> throttle(exchange, canvas);
        }
        return false;
    }

    private static void throttle(Exchange exchange, boolean canvas) throws IOException {
        if (canvas) {
            exchange.setHeader("X-Rate-Limit-Remaining", "0.0");
            exchange.answer(403, "text/plain; charset=utf-8", "403 Forbidden (Rate Limit Exceeded)\n");
        } else {
            exchange.setHeader("Retry-After", "2");
            exchange.answer(429, "text/plain; charset=utf-8", "Too many requests\n");
        }
    }
}
