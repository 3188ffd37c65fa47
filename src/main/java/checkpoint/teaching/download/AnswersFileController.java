package checkpoint.teaching.download;

import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.tally.Course;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The files, by POST, so that the token is not in an address. */
@Controller
class AnswersFileController {

    private final DeskPages desk;
    private final WriteAnswers write;

    AnswersFileController(DeskPages desk, WriteAnswers write) {
        this.desk = desk;
        this.write = write;
    }

    @PostMapping("/checkpoints/{slug}/answers.csv")
    void csv(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") String names,
            HttpServletResponse response)
            throws IOException {
        send(launch, slug, WriteAnswers.Format.CSV, names, response);
    }

    @PostMapping("/checkpoints/{slug}/answers.json")
    void json(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") String names,
            HttpServletResponse response)
            throws IOException {
        send(launch, slug, WriteAnswers.Format.JSON, names, response);
    }

    private void send(
            Launch launch, String slug, WriteAnswers.Format format, String names, HttpServletResponse response)
            throws IOException {
        desk.required(launch, slug);
        boolean csv = format == WriteAnswers.Format.CSV;
        Course course = new Course(launch.registration(), launch.course(), slug);
        write.write(course, format, names.equals("true"), () -> {
            response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/json");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + slug + "-answers." + (csv ? "csv" : "json") + "\"");
            return response.getOutputStream();
        });
    }
}
