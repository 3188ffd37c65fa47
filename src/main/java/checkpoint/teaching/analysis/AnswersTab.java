package checkpoint.teaching.analysis;

import checkpoint.teaching.desk.DeskTab;
import org.springframework.stereotype.Component;

/** The tab of what the answers say. */
@Component
class AnswersTab implements DeskTab {

    static final String PATH = "answers";
    private static final int PLACE = 20;

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int place() {
        return PLACE;
    }
}
