package checkpoint.web.page;

import checkpoint.tool.setup.PublicUrl;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The front door: what this is, whether it is healthy, and the addresses by which a platform registers it. No data. */
@Controller
class HomeController {

    private final PublicUrl publicUrl;
    private final JdbcClient database;

    HomeController(PublicUrl publicUrl, JdbcClient database) {
        this.publicUrl = publicUrl;
        this.database = database;
    }

    @GetMapping("/")
    ModelAndView home() {
        return new ModelAndView(
                "web/page/home", Map.of("base", publicUrl.value().toString(), "healthy", isHealthy()));
    }

    private boolean isHealthy() {
        try {
            return database.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
