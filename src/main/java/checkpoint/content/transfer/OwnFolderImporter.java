package checkpoint.content.transfer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.guard.SafeSvg;
import checkpoint.content.reading.ReadCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint's folder, or several, as a zip: taken over as they are, where {@code check} finds no fault. Only drawings are made again,
 * as they are in any import: a zip may come from anyone.
 */
final class OwnFolderImporter {

    private static final String SOURCE = "/" + ReadCheckpoint.SOURCE;

    private OwnFolderImporter() {}

    /** A folder in the package. */
    record Folder(String name, int questions, ContentFiles files) {}

    static boolean recognises(QuizPackage files) {
        return files.files().keySet().stream().anyMatch(path -> ("/" + path).endsWith(SOURCE));
    }

    static List<Folder> read(QuizPackage files, LossReport report) {
        List<Folder> folders = new ArrayList<>();
        for (String path : files.files().keySet()) {
            if (("/" + path).endsWith(SOURCE)) {
                String folder = path.substring(0, path.length() - ReadCheckpoint.SOURCE.length());
                TreeMap<String, byte[]> own = new TreeMap<>();
                files.files().forEach((name, bytes) -> {
                    if (name.startsWith(folder)) {
                        own.put(name.substring(folder.length()), safe(files.place(name), bytes, report));
                    }
                });
                String name = folder.isEmpty()
                        ? files.title()
                        : folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
                checked(files.place(path), name, ContentFiles.of(own), report, folders);
            }
        }
        return folders;
    }

    /** A drawing made safe. A file that is no drawing, whatever its name, stays as it is: {@code check} reports it. */
    private static byte[] safe(String place, byte[] bytes, LossReport report) {
        if (!place.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            return bytes;
        }
        return SafeSvg.of(bytes)
                .map(drawing -> {
                    if (!drawing.lost().isEmpty()) {
                        Notes notes = new Notes();
                        notes.changed("loss.drawing.own", String.join(", ", drawing.lost()));
                        report.remark(place, "", notes);
                    }
                    return drawing.bytes();
                })
                .orElse(bytes);
    }

    private static void checked(String place, String name, ContentFiles own, LossReport report, List<Folder> folders) {
        Faults faults = Faults.of("");
        @Nullable Checkpoint checkpoint = ReadCheckpoint.read("imported", own, "/content/", faults);
        if (checkpoint == null) {
            for (Fault fault : faults.sorted()) {
                Notes notes = new Notes();
                notes.refused("loss.line.fault", fault.path().replaceFirst("^imported/", ""), fault.says());
                report.remark(place, String.valueOf(fault.line()), notes);
            }
            return;
        }
        for (Question question : checkpoint.quiz().questions()) {
            report.question(place, question.id(), "", new Notes());
        }
        folders.add(new Folder(name, checkpoint.quiz().questions().size(), own));
    }
}
