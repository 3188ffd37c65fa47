package checkpoint.platform.dynamic;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The configuration of a Canvas Developer Key, which Canvas's server reads when its administrator enters this address. */
@Controller
class CanvasKeyController {

    private final byte[] key;

    CanvasKeyController(ToolDescription description, JsonMapper json) {
        this.key = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(description.developerKey());
    }

    /** Whatever is accepted: Canvas looks at the type of the answer, which must say {@code application/json}. */
    @GetMapping("/lti/canvas.json")
    ResponseEntity<byte[]> key() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(key);
    }
}
