package checkpoint.teaching.learners;

import checkpoint.teaching.desk.DeskTab;
import org.springframework.stereotype.Component;

/** The first page of the desk. */
@Component
class ClassTab implements DeskTab {

    static final String PATH = "grades";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int place() {
        return 10;
    }
}
