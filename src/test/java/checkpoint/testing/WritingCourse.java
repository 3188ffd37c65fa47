package checkpoint.testing;

import static checkpoint.launch.message.TestPlatform.LTI;
import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A course in which an instructor writes, and students open what came of it. */
public record WritingCourse(FramedTool tool, String id, String locale) {

    public WritingCourse(FramedTool tool, String id) {
        this(tool, id, "en");
    }

    public static final Pattern SLUG = Pattern.compile("data-testid=\"draft-page\" data-slug=\"([a-z0-9-]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

    /** An instructor's page of the activity that names this checkpoint. */
    public MvcTestResult instructor(String checkpoint) {
        return launch("teacher", INSTRUCTOR, checkpoint);
    }

    public MvcTestResult student(String checkpoint) {
        return launch("ada", null, checkpoint);
    }

    public MvcTestResult launch(String subject, @Nullable String role, String checkpoint) {
        return tool.launch(claims -> {
            claims.put("sub", subject);
            claims.put(LTI + "context", new HashMap<>(Map.of("id", id, "title", id)));
            claims.put(
                    LTI + "launch_presentation",
                    new HashMap<>(Map.of("return_url", "https://lms.school.example/course/1", "locale", locale)));
            claims.put(LTI + "resource_link", new HashMap<>(Map.of("id", id + "-" + checkpoint)));
            claims.put(LTI + "custom", new HashMap<>(Map.of("checkpoint", checkpoint)));
            if (role != null) {
                claims.put(LTI + "roles", List.of(role));
            }
        });
    }

    /** A picker of content for this course. */
    public MvcTestResult picker() {
        return tool.deepLinking(claims -> claims.put(LTI + "context", new HashMap<>(Map.of("id", id, "title", id))));
    }

    /** The page of a draft that was begun from blank. */
    public MvcTestResult begin(String title) {
        MvcTestResult page = tool.post(instructor("chapter-12"), "/authoring/new", "title=" + title);
        assertThat(page).hasStatusOk();
        return page;
    }

    /** The same, published; its slug. */
    public String published(String title) {
        MvcTestResult draft = begin(title);
        assertThat(publish(draft)).bodyText().contains("data-notice=\"published\"");
        return slug(draft);
    }

    public MvcTestResult publish(MvcTestResult draft) {
        return at(draft, "/published", "revision=" + revision(draft));
    }

    /** Writes the whole of a draft, and publishes it. */
    public void publish(String slug, String yaml) {
        String draft = "/authoring/drafts/" + slug;
        MvcTestResult saved = save(tool.post(instructor("chapter-12"), draft), "checkpoint.yaml", yaml);
        assertThat(publish(tool.post(saved, draft))).bodyText().contains("data-notice=\"published\"");
    }

    /** Takes the last change back that this page of the draft knows. */
    public MvcTestResult undo(MvcTestResult draft) {
        return at(draft, "/undone", "revision=" + revision(draft));
    }

    /** Posts below the draft of this page. */
    public MvcTestResult at(MvcTestResult draft, String path, String... fields) {
        return tool.post(draft, "/authoring/drafts/" + slug(draft) + path, fields);
    }

    /** Saves a file of the draft, as it was read with this page. */
    public MvcTestResult save(MvcTestResult draft, String path, String text) {
        return at(draft, "/text/saved", "path=" + path, "text=" + text, "revision=" + revision(draft));
    }

    public static String slug(MvcTestResult draft) {
        return find(text(draft), SLUG);
    }

    public static String revision(MvcTestResult page) {
        return find(text(page), REVISION);
    }
}
