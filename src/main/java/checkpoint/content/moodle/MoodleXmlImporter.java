package checkpoint.content.moodle;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.guard.Element;
import checkpoint.content.guard.SafeXml;
import checkpoint.content.markup.Pictures;
import checkpoint.tool.language.Sentence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moodle XML: {@code <quiz>} of {@code <question type="…">}, read one question at a time. */
final class MoodleXmlImporter implements Importer {

    @Override
    public Sentence format() {
        return Sentence.verbatim("Moodle XML");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.XML);
    }

    @Override
    public boolean recognises(QuizPackage files) {
        String head = TextFile.head(files.only().getValue());
        return head.contains("<quiz") && !head.contains("questestinterop");
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        Harvest harvest = new Harvest(report, files.place(files.only().getKey()));
        Reading reading = new Reading(harvest);
        SafeXml.Read read = SafeXml.each(files.only().getValue(), "question", reading::question);
        Notes notes = new Notes();
        if (!read.isWhole()) {
            notes.refused("loss.file.broken", read.fault());
        } else if (read.root() == null || !read.root().name().equals("quiz")) {
            notes.refused("loss.moodle.root");
        }
        harvest.remark(String.valueOf(read.line()), notes);
        return List.of(harvest.quiz(files.title(), Quiz.Policy.UNSAID));
    }

    private static final class Reading {

        private final Harvest harvest;
        private final Pictures pictures;
        private @Nullable String category;

        Reading(Harvest harvest) {
            this.harvest = harvest;
            this.pictures = new Pictures(harvest.images());
        }

        void question(Element question) {
            if (question.attribute("type").equals("category")) {
                category = category(
                        question.child("category").map(one -> one.text("text")).orElse(""));
                return;
            }
            String name =
                    question.child("name").map(one -> one.text("text").strip()).orElse("");
            harvest.question(
                    String.valueOf(question.line()),
                    name,
                    notes -> new MoodleXmlQuestion(question, name, category, pictures, notes).read());
        }

        private static String category(String path) {
            return path.strip()
                    .replaceFirst("^(\\$(course|module|system)\\$/)?(top/)?", "")
                    .replace("//", "/");
        }
    }
}
