package checkpoint.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as platforms print them, and as browsers read them. */
class WebAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "https://lms.example/ags/5|6 https://lms.example/ags/5%7C6",
                "`https://lms.example/my course/5` https://lms.example/my%20course/5",
                "https://lms.example/a[1]?b[]=2 https://lms.example/a%5B1%5D?b%5B%5D=2",
                "https://lms.example/a{1}^<2> https://lms.example/a%7B1%7D%5E%3C2%3E",
                "https://lms.example/100%/x https://lms.example/100%25/x",
                "https://lms.example/a%2Fb https://lms.example/a%2Fb",
                "https://lms.example/%zz?q=% https://lms.example/%25zz?q=%25",
                "https://lms.example/prüfung https://lms.example/pr%C3%BCfung",
                "https://müller.example/x https://xn--mller-kva.example/x",
                "https://lms.example\\a\\b https://lms.example/a/b",
                "https://lms.example/a?b=c\\d https://lms.example/a?b=c%5Cd",
                "HTTPS://lms.example/x#part https://lms.example/x",
                "https://[::1]:8443/x https://[::1]:8443/x"
            })
    void what_java_refuses_is_encoded_as_browsers_do(String text, String uri) {
        assertThat(WebAddress.read(text)).contains(URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "items/5", "urn:item:5", "https://", "https:///x", "https://a b/x", "https://lms.example:x/"
            })
    void what_names_no_host_is_none(String text) {
        assertThat(WebAddress.read(text)).isEmpty();
    }

    @Test
    void blanks_and_line_ends_go() {
        assertThat(WebAddress.read(" https://lms.example/a\nb\t ")).contains(URI.create("https://lms.example/ab"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example:443/x, https://LMS.example/y, true",
        "http://lms.example/x, https://lms.example/x, false",
        "https://lms.example:8443/x, https://lms.example/x, false",
        "https://lms.example/x, https://lms.example.evil.test/x, false"
    })
    void a_place_is_scheme_host_and_port(String one, String other, boolean same) {
        assertThat(WebAddress.origin(URI.create(one)).equals(WebAddress.origin(URI.create(other))))
                .isEqualTo(same);
    }
}
