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

    /** The developer key as JSON, whatever the request accepts: Canvas insists on {@code application/json}. */
    @GetMapping("/lti/canvas.json")
    ResponseEntity<byte[]> key() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(key);
    }
}
