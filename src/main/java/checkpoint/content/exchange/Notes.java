package checkpoint.content.exchange;

import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes on what importing one question changed, dropped or refused. A question without a note was kept as it was. */
public final class Notes {

    /** From least to worst. */
    public enum Kind {
        KEPT,
        DROPPED,
        CHANGED,
        REFUSED
    }

    /** One thing that is not as it was. */
    public record Note(Kind kind, Sentence said) {

        /** In English. */
        public String text() {
            return said.toString();
        }
    }

    private static final int MOST = 100;
    private static final Sentence MORE = Sentence.of("loss.more");

    private final Set<Note> notes = new LinkedHashSet<>();

    /** The question asks or marks in another way than its program did. */
    public void changed(Sentence how) {
        add(Kind.CHANGED, how);
    }

    /** The same, by its key and what is filled in. */
    public void changed(String how, Object... filled) {
        changed(Sentence.of(how, filled));
    }

    /** Something that has no place here; question, key and marking are as they were. */
    public void dropped(Sentence what) {
        add(Kind.DROPPED, what);
    }

    /** The same, by its key and what is filled in. */
    public void dropped(String what, Object... filled) {
        dropped(Sentence.of(what, filled));
    }

    /** The question is not imported. */
    public void refused(Sentence why) {
        add(Kind.REFUSED, why);
    }

    /** The same, by its key and what is filled in. */
    public void refused(String why, Object... filled) {
        refused(Sentence.of(why, filled));
    }

    /** A text with a thousand faults of a kind needs no thousand lines. */
    private void add(Kind kind, Sentence said) {
        boolean full = notes.size() >= MOST;
        if (!full || kind == Kind.REFUSED && !isRefused()) {
            notes.add(new Note(kind, said));
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
