package checkpoint.learning.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A file whose quizzes do not all fit into the course's room: none of them is stored, and what the course has stays. */
@WholeTool
class ImportRoomTest {

    private static final String QUIZ = """
            title: "%s"
            next: { title: "On", url: "https://example.org" }
            quiz: { pass-mark: 80%%, questions: [ { id: q, type: true-false, stem: "Is it?", answer: true } ] }
            """;

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;

    @BeforeEach
    void aCourseWithRoomForOne() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        biology.begin("Weather");
        tool.database().sql("""
                        insert into authored_checkpoint (registration_id, course_id, slug, title, sharing, state, image_key,
                            created_at, changed_at, revision)
                        select registration_id, course_id, 'many-' || n, 'Many', 'COURSE', 'DRAFT', 'many-' || n, now(), now(), 1
                        from authored_checkpoint, generate_series(1, 198) n""").update();
    }

    private static byte[] zip(String... titles) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String title : titles) {
                zip.putNextEntry(new ZipEntry(title + "/checkpoint.yaml"));
                zip.write(QUIZ.formatted(title).getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(title + "/page.md"));
                zip.write("# Page\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private MvcTestResult upload(String... titles) throws IOException {
        return tool.upload(biology.instructor("chapter-12"), "/authoring/import", "quizzes.zip", zip(titles));
    }

    private long count(String table, String state) {
        return tool.database()
                .sql("select count(*) from " + table + " join authored_checkpoint c on "
                        + (table.equals("authored_file") ? "c.id = checkpoint_id" : "c.id = authored_checkpoint.id")
                        + " where c.state = '" + state + "'")
                .query(Long.class)
                .single();
    }

    @Test
    void two_quizzes_where_one_has_room_are_refused_as_a_whole_with_what_helps() throws IOException {
        long files = count("authored_file", "DRAFT");

        assertThat(upload("storms", "tides"))
                .bodyText()
                .contains("This course already has 200 checkpoints", "Delete one first", "name=\"file\"");

        assertThat(count("authored_checkpoint", "IMPORTED")).isZero();
        assertThat(count("authored_file", "IMPORTED")).isZero();
        assertThat(count("authored_checkpoint", "DRAFT")).isEqualTo(199);
        assertThat(count("authored_file", "DRAFT")).isEqualTo(files);
    }

    @Test
    void one_quiz_takes_the_last_room() throws IOException {
        assertThat(upload("storms")).bodyText().contains("data-found=\"1\" data-imported=\"1\"");

        assertThat(count("authored_checkpoint", "IMPORTED")).isOne();
    }

    @Test
    void the_file_comes_before_what_is_asked_about_it() {
        MvcTestResult form = tool.post(biology.instructor("chapter-12"), "/authoring/import/file");
        String page = FramedTool.text(form);

        assertThat(page.indexOf("type=\"file\"")).isPositive().isLessThan(page.indexOf("name=\"objectives\""));
        assertThat(page.indexOf("name=\"objectives\"")).isLessThan(page.indexOf("data-testid=\"import\""));
    }
}
