package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.Linking;
import checkpoint.tool.refusal.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The person at the desk, and what each of its pages carries. */
@Component
public class DeskPages {

    private final Linking linking;
    private final LaunchTokens tokens;
    private final ObjectProvider<DeskTab> tabs;

    /** Tabs are asked for late: most are controllers, which show their pages by this. */
    DeskPages(Linking linking, LaunchTokens tokens, ObjectProvider<DeskTab> tabs) {
        this.linking = linking;
        this.tokens = tokens;
        this.tabs = tabs;
    }

    /** The checkpoint of this slug; refused to anyone who is not an instructor, and if the launch opens another one. */
    public Checkpoint required(Launch launch, String slug) {
        if (launch.role() != Role.INSTRUCTOR) {
            throw refusal(DeskReason.INSTRUCTORS_ONLY, launch);
        }
        return linking.goesOn(launch)
                .filter(checkpoint -> checkpoint.slug().equals(slug))
                .orElseThrow(() -> refusal(DeskReason.OTHER_CHECKPOINT, launch));
    }

    public static Refusal refusal(DeskReason reason, Launch launch) {
        return Refusal.of(reason)
                .at(launch.registration())
                .backTo(launch.returnUrl())
                .in(launch.locale());
    }

    /**
     * A page of the desk, whose template takes the page, the launch it carries and {@code desk}, and calls
     * {@code teaching.desk.frame}.
     *
     * @param tab the path of the tab that it belongs to
     * @param model what the template takes beside
     */
    public ModelAndView page(
            Launch launch,
            Checkpoint checkpoint,
            String tab,
            String template,
            Map<String, ?> model,
            @Nullable Notice notice) {
        Map<String, Object> all = new HashMap<>(model);
        all.put(PresentedLaunch.MODEL, tokens.carry(launch));
        all.put("desk", new DeskView(checkpoint, tabs(), tab, notice));
        return new ModelAndView(template, all);
    }

    private List<DeskTab> tabs() {
        return tabs.stream().sorted(Comparator.comparingInt(DeskTab::place)).toList();
    }

    /** The page that asks before it is done. */
    public ModelAndView ask(Launch launch, Checkpoint checkpoint, String tab, AskFirst question) {
        return page(launch, checkpoint, tab, "teaching/desk/ask", Map.of("ask", question), null);
    }
}
