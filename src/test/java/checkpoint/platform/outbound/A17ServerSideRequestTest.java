package checkpoint.platform.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A-17 (and what A-16 calls): addresses from outside that would have us call inside. Judged on the address that is connected to,
 * whatever a name said before.
 */
class A17ServerSideRequestTest {

    private static final WireMockServer INSIDE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final Duration WHOLE = Duration.ofSeconds(4);

    @BeforeAll
    static void start() {
        INSIDE.start();
    }

    @AfterAll
    static void stop() {
        INSIDE.stop();
    }

    @BeforeEach
    void reset() {
        INSIDE.resetAll();
        INSIDE.stubFor(any(anyUrl()).willReturn(aResponse().withBody("secret")));
    }

    /** Names that resolve to these addresses, one after another. */
    private record Names(Deque<String> addresses) implements DnsResolver {

        static Names to(String... addresses) {
            return new Names(new ArrayDeque<>(List.of(addresses)));
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            String address = addresses.size() > 1 ? addresses.pop() : addresses.peek();
            return new InetAddress[] {InetAddress.ofLiteral(address)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Reply send(boolean privateAllowed, DnsResolver names, Call call) {
        try (GuardedOutbound outbound = new GuardedOutbound(
                new AddressRules(privateAllowed), names, null, Duration.ofMillis(500), WHOLE, Clock.systemUTC())) {
            return outbound.send(call);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFailed(Reply reply, Failure failure) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(failure));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.170",
                "198.18.0.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001::1",
                "2001:db8::1",
                "3fff::1",
                "100::1"
            })
    void a_name_for_an_address_inside_is_not_called(String address) {
        assertFailed(
                send(false, Names.to(address), Call.get(URI.create("https://lms.school.example/jwks"))),
                Failure.ADDRESS_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"
            })
    void a_public_address_may_be_called(String address) {
        assertThat(AddressRules.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void a_name_that_turns_inside_after_it_was_looked_at_is_not_followed_there() {
        Names rebinding = Names.to("127.0.0.1");
        URI uri = URI.create("https://lms.school.example:" + INSIDE.port() + "/jwks");

        assertFailed(send(false, rebinding, Call.get(uri)), Failure.ADDRESS_FORBIDDEN);
        assertThat(INSIDE.getAllServeEvents()).isEmpty();
    }

    @Test
    void of_a_name_with_several_addresses_only_the_public_ones_are_tried() throws Exception {
        DnsResolver both = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("8.8.8.8")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };

        assertThat(new CheckedNames(new AddressRules(false), both).resolve("lms.school.example"))
                .containsExactly(InetAddress.ofLiteral("8.8.8.8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lms.school.example/jwks",
                "ftp://lms.school.example/jwks",
                "file:///etc/passwd",
                "gopher://lms.school.example/x",
                "jar:https://lms.school.example!/x",
                "https:lms.school.example",
                "https:///jwks",
                "https://user:password@lms.school.example/jwks",
                "//lms.school.example/jwks",
                "/jwks"
            })
    void what_is_no_plain_https_address_is_not_called(String address) {
        assertFailed(send(false, Names.to("8.8.8.8"), Call.get(URI.create(address))), Failure.SCHEME_FORBIDDEN);
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        INSIDE.stubFor(get("/moved")
                .willReturn(aResponse().withStatus(302).withHeader("Location", INSIDE.baseUrl() + "/secret")));

        Reply reply = send(true, Names.to("127.0.0.1"), Call.get(URI.create(INSIDE.baseUrl() + "/moved")));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(302));
        assertThat(INSIDE.getAllServeEvents()).hasSize(1);
    }

    @Test
    void an_answer_beyond_the_bound_is_not_kept() {
        INSIDE.stubFor(get("/large").willReturn(aResponse().withBody("x".repeat(100_001))));
        Call call = Call.get(URI.create(INSIDE.baseUrl() + "/large"));

        assertFailed(send(true, Names.to("127.0.0.1"), call.atMost(100_000)), Failure.TOO_LARGE);
        assertThat(send(true, Names.to("127.0.0.1"), call.atMost(100_001))).isInstanceOf(Reply.Answered.class);
    }

    /** Written without end, as fast as it is taken; how much was taken is counted. */
    @Test
    void an_answer_beyond_the_bound_is_cancelled_and_not_downloaded_to_its_end() throws Exception {
        AtomicLong taken = new AtomicLong();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread endless = Thread.startVirtualThread(() -> {
                byte[] piece = new byte[64 * 1024];
                try (Socket socket = server.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 41943040\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 640; i++) {
                        out.write(piece);
                        taken.addAndGet(piece.length);
                    }
                } catch (IOException e) {
                    // The caller has hung up, as it should.
                }
            });
            Call call = Call.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/jwks"))
                    .atMost(256 * 1024);

            assertFailed(send(true, Names.to("127.0.0.1"), call), Failure.TOO_LARGE);
            endless.join();
        }
        // What lies in the buffers of both ends comes on top of the bound.
        assertThat(taken.get()).isLessThan(16 << 20);
    }

    @Test
    void an_answer_that_drips_is_left_after_the_whole_time() {
        INSIDE.stubFor(
                get("/drip").willReturn(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(20, 60_000)));

        assertFailed(
                send(true, Names.to("127.0.0.1"), Call.get(URI.create(INSIDE.baseUrl() + "/drip"))), Failure.TIMEOUT);
    }
}
