package checkpoint.platform.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The one client. Every way in which it can fail is a value; see {@link Failure}. */
final class GuardedOutbound implements Outbound, AutoCloseable {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration WHOLE = Duration.ofSeconds(10);
    /** More than deliveries may take of one platform: what people wait for has room beside them. */
    private static final int PER_HOST = 64;

    private static final int IN_ALL = 1024;

    private final AddressRules rules;
    private final CheckedNames names;
    private final @Nullable ProxiedNames proxied;
    private final InFlight inFlight = new InFlight(PER_HOST);
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Duration whole;
    private final Clock clock;

    /** @param proxy the HTTP proxy that every call goes through, if any */
    GuardedOutbound(
            AddressRules rules, DnsResolver names, @Nullable URI proxy, Duration connect, Duration whole, Clock clock) {
        this.rules = rules;
        this.whole = whole;
        this.clock = clock;
        this.names = new CheckedNames(rules, names);
        this.proxied = proxy == null ? null : new ProxiedNames(proxy, names);
        this.client = client(this.names, this.proxied, connect, whole);
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbound-deadlines").factory());
    }

    private static CloseableHttpClient client(
            CheckedNames checked, @Nullable ProxiedNames proxied, Duration connect, Duration whole) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(proxied == null ? checked : proxied)
                .setMaxConnPerRoute(PER_HOST)
                .setMaxConnTotal(IN_ALL)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(whole))
                        .setTimeToLive(Timeout.ofMinutes(1))
                        .setValidateAfterInactivity(Timeout.ofSeconds(2))
                        .build())
                .build();
        return HttpClients.custom()
                .setProxy(proxied == null ? null : proxied.host())
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connect))
                        .setResponseTimeout(Timeout.of(whole))
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Checkpoint")
                .build();
    }

    @Override
    public Reply send(Call call) {
        Failure forbidden =
                rules.forbids(call.uri()).or(() -> behindProxy(call.uri())).orElse(null);
        if (forbidden != null) {
            return failed(forbidden, false);
        }
        String host = call.uri().getRawAuthority();
        if (!inFlight.enter(host)) {
            return failed(Failure.BUSY, false);
        }
        try {
            return exchange(call);
        } finally {
            inFlight.leave(host);
        }
    }

    @Override
    public boolean permits(URI uri) {
        return rules.forbids(uri).isEmpty();
    }

    @Override
    public Optional<Failure> forbids(URI uri) {
        Optional<Failure> byForm = rules.forbids(uri);
        if (byForm.isPresent()) {
            return byForm;
        }
        try {
            names.resolve(uri.getHost());
            return Optional.empty();
        } catch (AddressRules.ForbiddenAddress e) {
            return Optional.of(Failure.ADDRESS_FORBIDDEN);
        } catch (UnknownHostException e) {
            return Optional.of(Failure.UNKNOWN_HOST);
        }
    }

    /**
     * A proxy would connect to whatever it is told to, so the platform's name is judged here. A name that only the proxy can resolve is left
     * to it: networks that force a proxy on us often resolve no outside name.
     */
    private Optional<Failure> behindProxy(URI uri) {
        return proxied == null ? Optional.empty() : forbids(uri).filter(failure -> failure != Failure.UNKNOWN_HOST);
    }

    private Reply exchange(Call call) {
        HttpUriRequestBase request = request(call);
        AtomicBoolean late = new AtomicBoolean();
        AtomicReference<@Nullable Reply> reply = new AtomicReference<>();
        // A time-out per read would let a server drip forever; this one is for the whole call.
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                whole.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            HttpClientContext context = HttpClientContext.create();
            return client.execute(request, context, response -> {
                Reply read = isProxysOwn(call.uri(), context)
                        ? failed(Failure.PROXY_REFUSED, false)
                        : ReadReply.read(request, response, call);
                reply.set(read);
                return read;
            });
        } catch (ReadReply.TooLarge e) {
            return failed(Failure.TOO_LARGE, true);
        } catch (IOException | RuntimeException e) {
            // What was read is read, also where its connection was cut for the rest of it.
            Reply read = reply.get();
            if (read != null) {
                return read;
            }
            return late.get() ? failed(Failure.TIMEOUT, true) : failed(e);
        } finally {
            deadline.cancel(false);
        }
    }

    /** The client hands out a proxy's refusal to open a tunnel as if the platform had answered; but no TLS was spoken then. */
    private boolean isProxysOwn(URI uri, HttpClientContext context) {
        return proxied != null && "https".equalsIgnoreCase(uri.getScheme()) && context.getSSLSession() == null;
    }

    private static HttpUriRequestBase request(Call call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        byte[] body = call.body();
        if (body != null) {
            // The type is the header's, exactly as given.
            request.setEntity(new ByteArrayEntity(body, (ContentType) null));
        }
        request.setHeader("Accept-Encoding", DecodedBody.ACCEPTED);
        call.headers().forEach(request::setHeader);
        return request;
    }

    private Reply failed(Exception exception) {
        return switch (exception) {
            case AddressRules.ForbiddenAddress forbidden -> failed(Failure.ADDRESS_FORBIDDEN, false);
            case UnknownHostException unknown -> failed(Failure.UNKNOWN_HOST, false);
            case ConnectTimeoutException timeout -> failed(Failure.CONNECT_TIMEOUT, false);
            case ConnectException refused -> failed(Failure.REFUSED, false);
            case NoRouteToHostException unreachable -> failed(Failure.REFUSED, false);
            case SocketTimeoutException timeout -> failed(Failure.TIMEOUT, true);
            case SSLException tls -> failed(Failure.TLS, false);
            default -> failed(Failure.RESET, true);
        };
    }

    private Reply failed(Failure failure, boolean perhapsReceived) {
        return new Reply.Failed(failure, perhapsReceived, clock.instant());
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
