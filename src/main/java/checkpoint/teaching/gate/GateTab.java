package checkpoint.teaching.gate;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskTab;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Checks the gate of the launch's link. The press asks the platform; it changes nothing there and can be repeated. */
@Controller
class GateTab implements DeskTab {

    private final DeskPages desk;
    private final CheckGate check;

    GateTab(DeskPages desk, CheckGate check) {
        this.desk = desk;
        this.check = check;
    }

    @Override
    public String path() {
        return "gate";
    }

    @Override
    public int place() {
        return 40;
    }

    @PostMapping("/checkpoints/{slug}/gate")
    ModelAndView gate(@CurrentLaunch Launch launch, @PathVariable String slug) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return desk.page(
                launch, checkpoint, path(), "teaching/gate/gate", Map.of("gate", check.run(launch, checkpoint)), null);
    }
}
