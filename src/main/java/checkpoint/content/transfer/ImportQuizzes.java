package checkpoint.content.transfer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.Importer.Kind;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.Upload;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.guard.Archive;
import checkpoint.content.guard.TooMuch;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.writing.Slugs;
import checkpoint.content.writing.WriteCheckpoint;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Makes checkpoints of the quizzes in uploaded files, whatever program wrote them. Nothing is written to disk, and nothing fetched. */
public final class ImportQuizzes {

    /** Bytes of one upload. */
    public static final int LARGEST_UPLOAD = 64 << 20;

    /** With its images in it. */
    private static final int LARGEST_XML = 32 << 20;
    /** Without images. */
    private static final int LARGEST_TEXT = 8 << 20;

    /** In the order in which they are asked. */
    private static final List<Importer> IMPORTERS = SpringFactoriesLoader.forDefaultResourceLocation(
                    ImportQuizzes.class.getClassLoader())
            .load(Importer.class);

    private final boolean withObjectives;
    private final LossReport report = new LossReport();
    private final Slugs slugs = new Slugs("quiz");
    private final List<Imported> imported = new ArrayList<>();

    private ImportQuizzes(boolean withObjectives) {
        this.withObjectives = withObjectives;
    }

    /**
     * The outcome of an import.
     *
     * @param checkpoints each valid by {@code check}
     */
    public record Result(List<Imported> checkpoints, LossReport report) {}

    /**
     * A checkpoint that was made.
     *
     * @param questions how many it has
     */
    public record Imported(String slug, String title, Sentence format, int questions, ContentFiles files) {}

    /**
     * Reads them all.
     *
     * @param withObjectives whether categories become objectives
     */
    public static Result read(List<Upload> uploads, boolean withObjectives) {
        ImportQuizzes reading = new ImportQuizzes(withObjectives);
        uploads.forEach(reading::upload);
        return new Result(List.copyOf(reading.imported), reading.report);
    }

    private void upload(Upload upload) {
        int most = upload.isZip() ? LARGEST_UPLOAD : upload.isXml() ? LARGEST_XML : LARGEST_TEXT;
        if (upload.bytes().length > most) {
            refuse(upload.name(), "loss.file.large", most >> 20);
        } else if (upload.isZip()) {
            try {
                packed(new QuizPackage(upload.name(), upload.title(), Archive.unpack(upload.bytes()), true));
            } catch (TooMuch e) {
                refuse(upload.name(), e.said());
            }
        } else {
            single(
                    new QuizPackage(
                            upload.name(), upload.title(), new TreeMap<>(Map.of(upload.name(), upload.bytes())), false),
                    upload);
        }
    }

    private void packed(QuizPackage files) {
        if (OwnFolderImporter.recognises(files)) {
            for (OwnFolderImporter.Folder folder : OwnFolderImporter.read(files, report)) {
                imported.add(new Imported(
                        slugs.next(folder.name()),
                        folder.name(),
                        Sentence.of("loss.format.folder"),
                        folder.questions(),
                        folder.files()));
            }
            return;
        }
        Optional<Importer> importer = importer(Kind.PACKAGE, files);
        if (importer.isPresent()) {
            read(importer.get(), files);
            return;
        }
        // A zip of single files.
        boolean any = false;
        for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
            Upload inner = new Upload(file.getKey(), file.getValue());
            QuizPackage one = new QuizPackage(
                    files.name(), inner.title(), new TreeMap<>(Map.of(file.getKey(), file.getValue())), true);
            Optional<Importer> known = importer(one, inner);
            int most = inner.isXml() ? LARGEST_XML : LARGEST_TEXT;
            if (known.isPresent() && inner.bytes().length > most) {
                any = true;
                refuse(files.place(file.getKey()), "loss.file.large", most >> 20);
            } else if (known.isPresent()) {
                any = true;
                read(known.get(), one);
            }
        }
        if (!any) {
            refuse(files.name(), OtherFile.in(files).orElse("loss.package.unknown"));
        }
    }

    private void single(QuizPackage file, Upload upload) {
        importer(file, upload)
                .ifPresentOrElse(
                        importer -> read(importer, file),
                        () -> refuse(file.name(), OtherFile.in(upload).orElse("loss.file.unknown")));
    }

    private static Optional<Importer> importer(QuizPackage file, Upload upload) {
        if (upload.isXml()) {
            return importer(Kind.XML, file);
        }
        return upload.isTyped() ? importer(Kind.TEXT, file) : Optional.empty();
    }

    private static Optional<Importer> importer(Kind kind, QuizPackage files) {
        return IMPORTERS.stream()
                .filter(one -> one.kinds().contains(kind) && one.recognises(files))
                .findFirst();
    }

    private void read(Importer importer, QuizPackage files) {
        LossReport own = new LossReport();
        List<Quiz> quizzes;
        try {
            quizzes = importer.read(files, own);
        } catch (LossReport.TooManyQuestions e) {
            refuse(files.name(), "loss.questions.most", LossReport.MOST_QUESTIONS);
            return;
        } catch (StackOverflowError e) {
            refuse(files.name(), "loss.unread.deep");
            return;
        } catch (RuntimeException e) {
            // Strangers wrote it: what no reader foresaw refuses this file, and neither the others nor the server.
            refuse(files.name(), "loss.unread.as", importer.format(), String.valueOf(e.getMessage()));
            return;
        }
        for (Quiz quiz : quizzes) {
            write(quiz, importer.format(), files.name(), own);
        }
        report.addAll(own);
        if (own.found() == 0 && !own.hasRefusals()) {
            refuse(files.name(), "loss.questions.none");
        }
    }

    private void write(Quiz quiz, Sentence format, String source, LossReport own) {
        Faults faults = Faults.of("");
        ContentFiles files = files(quiz, faults);
        Quiz rest = quiz;
        if (files == null) {
            // What no reader foresaw about one question costs that question, and no other.
            rest = valid(quiz, own);
            faults = Faults.of("");
            files = files(rest, faults);
        }
        if (files != null) {
            imported.add(new Imported(
                    slugs.next(quiz.title()), quiz.title(), format, rest.items().size(), files));
        }
        for (Fault fault : faults.sorted()) {
            rest.items().forEach(item -> own.refuse(item, Sentence.of("loss.quiz.invalid")));
            refuse(source, "loss.made.invalid", fault.path() + ":" + fault.line(), fault.says());
        }
    }

    /** {@code null} where there is nothing in it, or, with faults, where it is not a valid checkpoint. */
    private @Nullable ContentFiles files(Quiz quiz, Faults faults) {
        if (quiz.items().isEmpty()) {
            return null;
        }
        try {
            ContentFiles files = WriteCheckpoint.files(quiz, withObjectives);
            Checkpoint checkpoint = ReadCheckpoint.read("quiz", files, "/content/", faults);
            return checkpoint == null ? null : files;
        } catch (StackOverflowError e) {
            faults.add(1, "loss.unread.deep");
            return null;
        }
    }

    private Quiz valid(Quiz quiz, LossReport own) {
        List<Item> valid = new ArrayList<>();
        // That the images are there is enough to know here.
        TreeMap<String, byte[]> images = new TreeMap<>();
        quiz.images().keySet().forEach(path -> images.put(path, new byte[0]));
        for (Item item : quiz.items()) {
            Faults faults = Faults.of("");
            Quiz alone = new Quiz("Quiz", Quiz.Policy.UNSAID, List.of(item), Map.of(), images);
            if (files(alone, faults) != null) {
                valid.add(item);
            } else {
                own.refuse(
                        item,
                        faults.sorted().stream()
                                .map(Fault::says)
                                .findFirst()
                                .orElseGet(() -> Sentence.of("loss.invalid")));
            }
        }
        Map<String, Quiz.Group> groups = new LinkedHashMap<>(quiz.groups());
        groups.keySet().removeIf(key -> valid.stream().noneMatch(item -> key.equals(item.group())));
        return new Quiz(quiz.title(), quiz.policy(), valid, groups, quiz.images());
    }

    private void refuse(String file, String why, Object... filled) {
        refuse(file, Sentence.of(why, filled));
    }

    private void refuse(String file, Sentence why) {
        Notes notes = new Notes();
        notes.refused(why);
        report.remark(file, "", notes);
    }
}
