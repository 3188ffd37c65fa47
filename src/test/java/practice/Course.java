package practice;

import java.util.List;

/** The course: a line of modules, one of which is the tool's. */
final class Course {

    static final String ID = "course-de-2026";
    static final String TITLE = "Data Engineering, from first pipeline to platform";
    static final String LABEL = "DE-2026";
    static final String PASS = "0.8";

    /** A module: something to read, the tool, or what is locked until the tool's grade is there. */
    record Module(String id, String title, String summary, Kind kind) {}

    enum Kind {
        READING,
        TOOL,
        LOCKED
    }

    static final List<Module> MODULES = List.of(
            new Module("chapter-10", "Chapter 10: Streams", "Events, windows and late data.", Kind.READING),
            new Module("chapter-11", "Chapter 11: Quality", "Contracts, tests and lineage.", Kind.READING),
            new Module("checkpoint-12", "Chapter 12: Checkpoint", "The recap, and ten questions that prove it.", Kind.TOOL),
            new Module("final-project", "Final project", "Build a spine of your own, and defend it.", Kind.LOCKED));

    static final String LINK = "link-checkpoint-12";
    static final String CHECKPOINT = "chapter-12";

    private Course() {}
}
