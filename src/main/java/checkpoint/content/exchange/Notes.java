package checkpoint.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What importing one question changed, dropped or refused. A question without a note was kept as it was. */
public final class Notes {

    /** From least to worst. */
    public enum Kind {
        KEPT,
        DROPPED,
        CHANGED,
        REFUSED
    }

    /** One thing that is not as it was. */
    public record Note(Kind kind, String text) {}

    private static final int MOST = 100;
    private static final String MORE = "and more, which is not listed";

    private final Set<Note> notes = new LinkedHashSet<>();

    /** The question asks or marks in another way than its program did. */
    public void changed(String how) {
        add(Kind.CHANGED, how);
    }

    /** Something that has no place here; question, key and marking are as they were. */
    public void dropped(String what) {
        add(Kind.DROPPED, what);
    }

    /** The question is not imported. */
    public void refused(String why) {
        add(Kind.REFUSED, why);
    }

    /** A text with a thousand faults of a kind needs no thousand lines. */
    private void add(Kind kind, String text) {
        boolean full = notes.size() >= MOST;
        if (!full || kind == Kind.REFUSED && !isRefused()) {
            notes.add(new Note(kind, text));
        } else {
            notes.add(new Note(kind, MORE));
        }
    }

    public boolean isRefused() {
        return notes.stream().anyMatch(note -> note.kind() == Kind.REFUSED);
    }

    public List<Note> all() {
        return new ArrayList<>(notes);
    }
}
