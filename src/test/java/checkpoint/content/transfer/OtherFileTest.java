package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people upload in place of a quiz are named, with what to do instead. */
class OtherFileTest {

    private static String said(String name, String text) {
        return Imports.of(name, text.getBytes(StandardCharsets.ISO_8859_1)).said();
    }

    private static String zipped(String... paths) {
        Map<String, String> files = new TreeMap<>();
        for (String path : paths) {
            files.put(path, "<?xml version=\"1.0\"?><x/>");
        }
        return Imports.of("upload.zip", Imports.zip(files)).said();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\n"})
    void an_empty_file(String text) {
        assertThat(said("quiz.txt", text)).isEqualTo("quiz.txt: refused: the file is empty\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7\n{a}", "{\\rtf1 What?}", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"})
    void a_document(String text) {
        assertThat(said("quiz.doc", text))
                .contains("refused: this is a document, not a quiz file. Save its questions as plain text");
    }

    @Test
    void a_document_of_a_newer_office_program_which_is_a_zip() {
        assertThat(zipped("[Content_Types].xml", "word/document.xml")).contains("this is a document");
        assertThat(zipped("content.xml", "styles.xml")).contains("this is a document");
    }

    @Test
    void the_backup_of_a_Moodle_course() {
        assertThat(said("course.mbz", "\u001f\u008b\u0008\u0000\u0000"))
                .contains("this is the backup of a Moodle course. In Moodle, open the question bank");
        assertThat(zipped("moodle_backup.xml", "questions.xml")).contains("this is the backup of a Moodle course");
    }

    @Test
    void a_SCORM_package() {
        Imports imports = Imports.of(
                "scorm.zip",
                Imports.zip(Map.of(
                        "imsmanifest.xml",
                        "<manifest xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"/>",
                        "index.html",
                        "<p>Play</p>")));

        assertThat(imports.said()).contains("this is a SCORM package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello. How are you?", "\u001f\u008b\u0008", "name,points\nOne,1"})
    void anything_else_is_no_known_kind(String text) {
        assertThat(said("quiz.txt", text)).contains("refused: this is not a known kind of quiz file");
        assertThat(zipped("readme.txt")).contains("refused: no known quiz was found in the package");
    }
}
