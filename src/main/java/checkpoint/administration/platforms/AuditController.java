package checkpoint.administration.platforms;

import checkpoint.administration.account.ConsolePage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the record of changes, newest first, a page at a time. */
@Controller
class AuditController {

    private static final int PAGE = 50;

    private final AuditRows rows;

    AuditController(AuditRows rows) {
        this.rows = rows;
    }

    @GetMapping("/admin/audit")
    ModelAndView page(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, HttpServletRequest request) {
        List<AuditRows.Done> found = rows.before(before, PAGE + 1);
        List<AuditRows.Done> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<String, Object> model = new HashMap<>();
        model.put("done", shown);
        model.put("first", before == Long.MAX_VALUE);
        if (found.size() > PAGE) {
            model.put("older", shown.getLast().id());
        }
        return ConsolePage.of("administration/platforms/audit", request, model);
    }
}
