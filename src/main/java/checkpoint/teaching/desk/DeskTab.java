package checkpoint.teaching.desk;

/**
 * A page of the instructor's desk, offered in its navigation: each bean of this type is one. It is opened by a POST of the launch's token
 * to {@code /checkpoints/{slug}/{path}}, and its words are {@code teaching.tab.{path}}.
 */
public interface DeskTab {

    /** The last part of its address. */
    String path();

    /** Its position: 10 the class, 20 answers, 30 settings, 40 the check of the gate, 50 the preview. */
    int place();
}
