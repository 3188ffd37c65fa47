package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.SecondNode.Answer;
import checkpoint.attack.Visitor.Login;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Requests that no browser and no platform would send, over a real connection: the container reads them before we do. Each is
 * refused as what it is, none as a fault of ours, and nothing is stored.
 */
@HostileApp
class HostileRequestsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private Visitor visitor;

    private final SecondNode node = SecondNode.started();
    private Map<String, Long> before;

    @BeforeEach
    void begin() {
        visitor.begin();
        before = visitor.rows();
    }

    @AfterEach
    void nothingIsStored() {
        Map<String, Long> after = visitor.rows();
        before.remove("refusal");
        after.remove("refusal");
        assertThat(after).isEqualTo(before);
    }

    private Answer send(String method, String path, String headers, String body) throws Exception {
        return node.raw(method + " " + path + " HTTP/1.1\r\nHost: checkpoint.example\r\nConnection: close\r\n" + headers
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body);
    }

    private Answer post(String contentType, String body) throws Exception {
        return send("POST", "/lti/launch", contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n", body);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "org.apache", "org.springframework", "\tat ");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertRefused(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("data-code=\"" + code + "\"", "data-reference=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void a_launch_by_another_method_is_refused(String method) throws Exception {
        assertRefused(send(method, "/lti/launch?id_token=x&state=y", "", ""), 405, "WEB-405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "TRACE", "PROPFIND", "get", "G\u00c9T", "GET\u0000"})
    void a_method_that_is_none_is_refused(String method) throws Exception {
        assertRefused(send(method, "/lti/launch", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/xml",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/x-www-form-urlencoded-evil",
                "application/octet-stream",
                "*/*",
                "///",
                "x"
            })
    void a_launch_in_another_form_is_refused(String contentType) throws Exception {
        assertRefused(post(contentType, "state=x&id_token=y"), 415, "WEB-415");
    }

    @Test
    void a_launch_without_a_form_is_refused() throws Exception {
        assertRefused(post("", "state=x&id_token=y"));
        assertRefused(post(FORM, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil", "utf-16", "utf-7", "", "\"", "utf-8; charset=utf-16", "../../x"})
    void a_form_in_an_odd_alphabet_is_refused(String charset) throws Exception {
        assertRefused(post(FORM + "; charset=" + charset, "state=x&id_token=y"));
    }

    @Test
    void a_multipart_body_that_is_broken_is_refused() throws Exception {
        for (String body : new String[] {
            "--x", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"state\"\r\n\r\nx", "\u0000"
        }) {
            assertRefused(post("multipart/form-data; boundary=x", body));
            assertRefused(send("POST", "/lti/login", "Content-Type: multipart/form-data; boundary=x\r\n", body));
        }
    }

    @Test
    void a_body_of_more_than_half_a_megabyte_is_refused() throws Exception {
        assertRefused(post(FORM, "state=x&id_token=" + "y".repeat(600_000)), 413, "WEB-413");
    }

    @Test
    void a_body_that_says_it_is_huge_is_refused_unread() throws Exception {
        assertRefused(node.raw("POST /lti/launch HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                + "\r\nContent-Length: 99999999999\r\n\r\nstate=x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=a&state=b&id_token=x",
                "state=a&id_token=x&id_token=x",
                "state=&state=b&id_token=x",
                "state=x",
                "state=&id_token=",
                "state[]=a&id_token[]=b",
                "STATE=a&ID_TOKEN=b",
                "state=a;id_token=b"
            })
    void fields_that_are_missing_or_there_twice_are_refused(String form) throws Exception {
        assertRefused(post(FORM, form), 400, "LTI-110");
    }

    @Test
    void a_field_in_the_form_and_in_the_address_is_there_twice() throws Exception {
        assertRefused(
                send("POST", "/lti/launch?state=a", "Content-Type: " + FORM + "\r\n", "state=a&id_token=x"),
                400,
                "LTI-110");
    }

    @Test
    void thousands_of_fields_are_refused() throws Exception {
        assertRefused(post(FORM, "state=x&id_token=y" + "&a=b".repeat(20_000)));
        assertRefused(send("POST", "/lti/login", "Content-Type: " + FORM + "\r\n", "a=b&".repeat(20_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=%zz&id_token=x",
                "state=%&id_token=x",
                "state=%u0041&id_token=x",
                "=&=&&&==",
                "state=%c0%ae&id_token=%ff"
            })
    void a_form_that_is_badly_encoded_is_refused(String form) throws Exception {
        assertRefused(post(FORM, form));
    }

    @ParameterizedTest
    @CsvSource({
        "/lti/launch/",
        "/lti//launch",
        "/lti/%6caunch%00",
        "/lti/launch;x=y",
        "/LTI/LAUNCH",
        "/lti/launch%0a",
        "/lti/launch%2f",
        "/lti/launch%5c",
        "/lti/..%2fadmin",
        "/..;/admin",
        "/lti/..;/admin",
        "/%2e%2e/admin",
        "/%c0%ae%c0%ae/admin",
        "/lti\\launch",
        "/../../etc/passwd",
        "/assets/../application.yaml",
        "/assets/..%2f..%2fapplication.yaml",
        "/assets/%2e%2e/application.yaml",
        "/checkpoints/..%5c..",
        "/checkpoints/%00",
        "/%",
        "/%zz",
        "/lti/launch#x",
        "/admin%20",
        "/admin/..;/x"
    })
    void an_address_that_is_spelled_oddly_opens_nothing(String path) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            Answer answer = send(method, path, "Content-Type: " + FORM + "\r\n", method.equals("POST") ? "a=b" : "");
            assertThat(answer.status()).as(path).isBetween(300, 499);
            assertThat(answer.body()).doesNotContain("root:", "spring:", "Exception", "org.apache");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/admin/x",
                "/admin/login/../x",
                "/admin;x",
                "/admin/%6cogin/x",
                "/admin//",
                "/ADMIN",
                "/admin.json",
                "/admin/audit",
                "/admin/keys"
            })
    void no_spelling_of_the_console_opens_without_signing_in(String path) throws Exception {
        Answer answer = send("GET", path, "", "");

        assertThat(answer.status()).isBetween(300, 499);
        assertThat(answer.body()).doesNotContain("data-testid=\"platform\"", "Sign out");
    }

    @Test
    void headers_that_are_too_large_or_too_many_are_refused() throws Exception {
        assertRefused(send("GET", "/", "X-Large: " + "x".repeat(140_000) + "\r\n", ""));
        assertRefused(send("GET", "/", "X-Many: x\r\n".repeat(5_000), ""));
        assertRefused(send("GET", "/?" + "x".repeat(140_000), "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: ;;;=\r\n",
                "Cookie: __Host-checkpoint\r\n",
                "Accept: ///\r\n",
                "Accept: x\r\n",
                "Accept-Language: ;q=x,*;q=9\r\n",
                "User-Agent: \u0000\r\n",
                "Accept: application/json;q=z\r\n",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer x y\r\n",
                "Origin: null\r\n",
                "Range: bytes=0-0,0-0\r\n",
                "If-Modified-Since: x\r\n",
                "Expect: x\r\n",
                "Upgrade: h2c\r\n",
                "Content-Encoding: gzip\r\n"
            })
    void an_odd_header_is_not_our_fault(String header) throws Exception {
        for (String path : new String[] {"/lti/launch", "/lti/login", "/checkpoints/chapter-12", "/nothing"}) {
            assertRefused(send("POST", path, header + "Content-Type: " + FORM + "\r\n", "a=b"));
        }
    }

    @Test
    void two_requests_in_one_are_refused() throws Exception {
        assertRefused(
                node.raw(
                        "POST /lti/launch HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                                + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertRefused(node.raw(
                "POST /lti/launch HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\na=b&c"));
    }

    /** RFC 9110 15.6.2, RFC 9112 6.1: what HTTP itself asks a server to say, before any application. */
    @Test
    void what_no_server_implements_is_answered_without_a_word_about_this_one() throws Exception {
        for (Answer answer : List.of(
                send("CONNECT", "/lti/launch", "", ""),
                send("POST", "/lti/launch", "Transfer-Encoding: x\r\n", "a=b"))) {
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.body()).doesNotContain("Tomcat", "org.apache", "Exception");
        }
    }

    @Test
    void no_host_two_hosts_and_no_request_are_refused() throws Exception {
        assertRefused(node.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
        assertRefused(node.raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"));
        assertRefused(node.raw("\u0016\u0003\u0001\u0002\r\n\r\n"));
    }

    @Test
    void an_error_beside_a_token_does_not_spare_it_the_checks() throws Exception {
        Login login = visitor.login();

        assertRefused(
                post(FORM, "error=access_denied&state=" + SecondNode.encode(login.state()) + "&id_token=x.y.z"),
                403,
                "LTI-113");
    }
}
