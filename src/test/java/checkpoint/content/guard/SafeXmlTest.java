package checkpoint.content.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML of strangers. */
@Timeout(30)
class SafeXmlTest {

    private static SafeXml.Read read(String xml) {
        return SafeXml.tree(xml.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><a/>",
                "<!DOCTYPE a [<!ENTITY a0 \"b\"><!ENTITY a1 \"&a0;&a0;&a0;&a0;&a0;&a0;\">]><a>&a1;</a>"
            })
    void a_file_that_defines_an_entity_ends_there(String xml) {
        SafeXml.Read read = read(xml);

        assertThat(read.isWhole()).isFalse();
        assertThat(read.root()).isNull();
        assertThat(read.fault().toString()).contains("entity");
    }

    @Test
    void a_document_type_is_not_fetched_and_does_no_harm() {
        SafeXml.Read read = read("<!DOCTYPE questestinterop SYSTEM \"http://127.0.0.1:1/ims.dtd\"><a>text</a>");

        assertThat(read.isWhole()).isTrue();
        assertThat(read.root()).extracting(Element::text).isEqualTo("text");
    }

    @Test
    void an_inclusion_is_an_element_like_any_other() {
        SafeXml.Read read = read(
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\" parse=\"text\"/></a>");

        assertThat(read.root()).extracting(Element::text).isEqualTo("");
    }

    @Test
    void what_is_deeper_than_any_quiz_ends_the_reading() {
        assertThat(read("<a>".repeat(200) + "</a>".repeat(200)).fault().toString())
                .contains("nested deeper");
        assertThat(read("<a>".repeat(149) + "</a>".repeat(149)).isWhole()).isTrue();
    }

    @Test
    void more_elements_than_any_quiz_has_end_the_reading() {
        assertThat(read("<a>" + "<b/>".repeat(800_000) + "</a>").fault().toString())
                .contains("nested deeper");
    }

    @Test
    void escaped_signs_are_not_entities_however_many_there_are() {
        assertThat(read("<a>" + "&lt;p&gt;".repeat(100_000) + "</a>").isWhole()).isTrue();
    }

    @Test
    void a_text_longer_than_any_question_s_ends_the_reading() {
        assertThat(read("<a>" + "x".repeat(16_000_001) + "</a>").fault().toString())
                .contains("longer");
    }

    @Test
    void where_the_file_breaks_off_what_stood_before_is_there_and_is_not_whole() {
        SafeXml.Read read = read("<a><b>one</b><b>tw");

        assertThat(read.isWhole()).isFalse();
        assertThat(read.root()).satisfies(root -> {
            assertThat(root.children("b")).hasSize(2);
            assertThat(root.children("b").getFirst().isWhole()).isTrue();
            assertThat(root.children("b").getLast().isWhole()).isFalse();
        });
    }

    @Test
    void elements_that_are_read_one_by_one_are_not_kept() {
        List<String> seen = new ArrayList<>();

        SafeXml.Read read = SafeXml.each(
                "<quiz>x<q>1</q>y<q>2</q></quiz>".getBytes(StandardCharsets.UTF_8), "q", one -> seen.add(one.text()));

        assertThat(seen).containsExactly("1", "2");
        assertThat(read.root()).satisfies(root -> assertThat(root.children()).isEmpty());
    }

    @Test
    void text_beside_references_is_one_text_and_markup_comes_back() {
        SafeXml.Read read = read("<a b=\"1&quot;\">x &amp; y<![CDATA[ <z> ]]>&#x41;<c/></a>");

        assertThat(read.root()).satisfies(root -> {
            assertThat(root.text()).isEqualTo("x & y <z> A");
            assertThat(root.markup(one -> false)).isEqualTo("x &amp; y &lt;z&gt; A<c></c>");
            assertThat(root.attribute("b")).isEqualTo("1\"");
            assertThat(root.attribute("none")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<", "<a", "\u0000<a/>"})
    void what_is_not_XML_has_a_reason(String text) {
        SafeXml.Read read = read(text);

        assertThat(read.isWhole()).isFalse();
        assertThat(read.fault().toString()).isNotBlank();
    }
}
