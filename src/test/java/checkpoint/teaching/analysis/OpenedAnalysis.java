package checkpoint.teaching.analysis;

import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.teaching.desk.DeskView;
import checkpoint.teaching.tally.TallyClass;
import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The analysis of a class, read and drawn as its page is, for benchmarks. */
public final class OpenedAnalysis {

    private final TemplateEngine templates = CompiledTemplates.engine();
    private final TallyClass school;
    private final ReadAnswers read;
    private final PresentedLaunch launched;

    public OpenedAnalysis(TallyClass school, PresentedLaunch launched) {
        this.school = school;
        this.read = new ReadAnswers(school.counted, new StoredSettings(school.database));
        this.launched = launched;
    }

    /** How many characters the page has. */
    public int open() {
        List<ReadAnswers.Edition> editions = read.editions(school.course, school.checkpoint);
        ReadAnswers.Edition edition =
                ReadAnswers.chosen(editions, null, school.checkpoint).orElseThrow();
        Map<String, Object> model = new HashMap<>();
        model.put("page", Page.alone(Locale.ENGLISH, null));
        model.put(PresentedLaunch.MODEL, launched);
        model.put("desk", new DeskView(school.checkpoint, List.of(), "answers", null));
        model.put("editions", editions);
        model.put("edition", edition);
        model.put("answers", read.answers(school.course, edition, false).orElseThrow());
        model.put("later", false);
        model.put("waiting", read.waiting(school.course));
        StringOutput html = new StringOutput();
        templates.render("teaching/analysis/answers.jte", model, html);
        return html.toString().length();
    }
}
