package checkpoint.teaching.learners;

import checkpoint.grading.roster.StoredGroups;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.DeskPages;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The class table as a file. By POST, so that the token is not in an address. */
@Controller
class GradesFileController {

    /** By which spreadsheets know UTF-8. */
    private static final String MARK = "\uFEFF";

    private final DeskPages desk;
    private final Roll roll;
    private final StoredGroups groups;

    GradesFileController(DeskPages desk, Roll roll, StoredGroups groups) {
        this.desk = desk;
        this.roll = roll;
        this.groups = groups;
    }

    @PostMapping("/checkpoints/{slug}/grades.csv")
    ResponseEntity<byte[]> file(@CurrentLaunch Launch launch, @PathVariable String slug) {
        desk.required(launch, slug);
        String file = MARK
                + GradesFile.of(
                        roll.of(launch, slug), groups.of(launch.registration(), launch.course(), launch.locale()));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(slug + "-grades.csv")
                                .build()
                                .toString())
                .body(file.getBytes(StandardCharsets.UTF_8));
    }
}
