package checkpoint.platform.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Calls through an institution's HTTP proxy: guarded as calls without one. */
class OutboundProxyTest {

    private static final DnsResolver RESOLVER = new KnownNames(
            Map.of("lms.example", "93.184.216.34", "inside.example", "10.0.0.7", "proxy.example", "127.0.0.1"));

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ServerSocket proxy;
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    private void serve() {
        while (!proxy.isClosed()) {
            try (Socket caller = proxy.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
                asked.add(in.readLine());
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                caller.getOutputStream().write(answer.getBytes(US_ASCII));
            } catch (IOException e) {
                // The caller, or the test, is gone.
            }
        }
    }

    private Reply call(String address, boolean privateAllowed) throws IOException {
        try (GuardedOutbound outbound = new GuardedOutbound(
                new AddressRules(privateAllowed),
                RESOLVER,
                URI.create("http://proxy.example:" + proxy.getLocalPort()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                new SettableClock(Instant.EPOCH))) {
            return outbound.send(Call.get(URI.create(address)));
        }
    }

    @Test
    void a_plain_call_names_the_whole_address_to_the_proxy() throws IOException {
        assertThat(call("http://lms.example/keys", true)).isInstanceOf(Reply.Answered.class);

        assertThat(asked).containsExactly("GET http://lms.example/keys HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://lms.example/keys", "https://only-the-proxy-knows.example/keys"})
    void a_secure_call_asks_the_proxy_for_a_tunnel_also_to_a_name_that_we_cannot_resolve(String address)
            throws IOException {
        call(address, false);

        assertThat(asked).containsExactly("CONNECT " + URI.create(address).getHost() + ":443 HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://inside.example/keys, ADDRESS_FORBIDDEN",
        "https://127.0.0.1/keys, ADDRESS_FORBIDDEN",
        "https://169.254.169.254/latest, ADDRESS_FORBIDDEN",
        "https://[::1]/keys, ADDRESS_FORBIDDEN",
        "https://proxy.example/keys, ADDRESS_FORBIDDEN",
        "http://lms.example/keys, SCHEME_FORBIDDEN"
    })
    void what_is_refused_without_a_proxy_is_refused_before_the_proxy_hears_of_it(String address, Failure failure)
            throws IOException {
        assertThat(call(address, false)).isEqualTo(new Reply.Failed(failure, false, Instant.EPOCH));

        assertThat(asked).isEmpty();
    }

    /** httpclient5 5.6 returns the proxy's answer to CONNECT as the response of the request itself, and throws nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"})
    void a_proxy_that_refuses_the_tunnel_is_not_taken_for_the_platform(String status) throws IOException {
        answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";

        assertThat(call("https://lms.example/keys", false))
                .isEqualTo(new Reply.Failed(Failure.PROXY_REFUSED, false, Instant.EPOCH));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutboundSettings.class)
    static class Settings {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example:3128",
                "https://proxy.example:3128",
                "http://proxy.example",
                "http://u:p@proxy.example:1",
                "http://proxy.example:3128/path",
                "socks://proxy.example:1080"
            })
    void a_proxy_that_cannot_be_used_is_named_at_start_up(String given) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("checkpoint.outbound.proxy=" + given)
                .run(context -> assertThatThrownBy(() -> context.getBean(OutboundSettings.class))
                        .hasRootCauseInstanceOf(BindValidationException.class)
                        .rootCause()
                        .hasMessageContaining("checkpoint.outbound.proxy must be http://host:port"));
    }
}
