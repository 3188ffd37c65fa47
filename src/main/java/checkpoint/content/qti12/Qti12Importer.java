package checkpoint.content.qti12;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.PackageImages;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.guard.Element;
import checkpoint.content.guard.SafeXml;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * QTI 1.2 as single files and as packages. Of a Canvas course export, which has each quiz twice, the complete one is read, and the
 * banks that quizzes draw from.
 */
final class Qti12Importer implements Importer {

    private static final String WHOLE = "non_cc_assessments/";
    private static final String CARTRIDGE = "/assessment_qti.xml";

    @Override
    public Sentence format() {
        return Sentence.verbatim("QTI 1.2");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.XML, Kind.PACKAGE);
    }

    @Override
    public boolean recognises(QuizPackage files) {
        return files.files().entrySet().stream().anyMatch(file -> isQti(file.getKey(), file.getValue()));
    }

    private static boolean isQti(String path, byte[] bytes) {
        String head = TextFile.head(bytes);
        return (path.endsWith(".xml") || path.endsWith(".qti") || !path.contains(".") || head.startsWith("<"))
                && head.contains("<questestinterop");
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        return new Reading(files, report).read();
    }

    private static final class Reading {

        private final QuizPackage files;
        private final LossReport report;
        private final Map<String, SafeXml.Read> documents = new LinkedHashMap<>();
        private final Map<String, Element> banks = new HashMap<>();
        private final Set<String> usedBanks = new HashSet<>();
        private final List<Quiz> quizzes = new ArrayList<>();

        Reading(QuizPackage files, LossReport report) {
            this.files = files;
            this.report = report;
        }

        List<Quiz> read() {
            files.files().forEach((path, bytes) -> {
                if (isQti(path, bytes) && !hasWhole(path)) {
                    SafeXml.Read read = SafeXml.tree(bytes);
                    documents.put(path, read);
                    if (read.root() != null) {
                        read.root().all("objectbank").forEach(bank -> banks.put(bank.attribute("ident"), bank));
                    }
                }
            });
            documents.forEach((path, read) -> {
                if (read.root() == null || read.root().child("objectbank").isEmpty()) {
                    document(path, read);
                }
            });
            documents.forEach((path, read) -> {
                if (read.root() != null) {
                    read.root()
                            .child("objectbank")
                            .filter(bank -> !usedBanks.contains(bank.attribute("ident")))
                            .ifPresent(bank -> document(path, read));
                }
            });
            return quizzes;
        }

        /** Whether this is the Common Cartridge's copy of a quiz that is there as a whole. */
        private boolean hasWhole(String path) {
            if (!path.endsWith(CARTRIDGE)) {
                return false;
            }
            String folder = path.substring(0, path.length() - CARTRIDGE.length());
            String id = folder.substring(folder.lastIndexOf('/') + 1);
            return files.files().keySet().stream().anyMatch(one -> one.endsWith(WHOLE + id + ".xml.qti"));
        }

        private void document(String path, SafeXml.Read read) {
            Harvest harvest = new Harvest(report, files.place(path));
            Notes notes = new Notes();
            if (!read.isWhole()) {
                notes.refused("loss.file.broken", read.fault());
            }
            harvest.remark(String.valueOf(read.line()), notes);
            Element root = read.root();
            if (root == null) {
                return;
            }
            PackageImages images = new PackageImages(files.files(), path.substring(0, path.lastIndexOf('/') + 1));
            ReadSections sections = new ReadSections(harvest, images::bytes, banks);
            sections.all(root, null);
            usedBanks.addAll(sections.usedBanks());
            Element assessment = root.child("assessment").orElse(root);
            Element meta = meta(path);
            Quiz.Policy policy = QuizPolicy.of(meta, assessment, harvest);
            quizzes.add(harvest.quiz(title(path, root, meta), policy));
        }

        private String title(String path, Element root, @Nullable Element meta) {
            String title = meta == null ? "" : meta.text("title").strip();
            for (Element one : root.children()) {
                if (title.isBlank()
                        && (one.name().equals("assessment") || one.name().equals("objectbank"))) {
                    title = one.attribute("title").strip();
                    if (title.isBlank() && one.name().equals("objectbank")) {
                        title = new Metadata(one).get("bank_title");
                    }
                }
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            return !title.isBlank() ? title : files.packed() ? name.replaceFirst("\\..*$", "") : files.title();
        }

        private @Nullable Element meta(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("(\\.xml)?\\.(qti|xml)$", "");
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            for (String at : new String[] {name + "/assessment_meta.xml", folder + "assessment_meta.xml"}) {
                byte[] meta = files.files().get(at);
                if (meta != null) {
                    return SafeXml.tree(meta).root();
                }
            }
            return null;
        }
    }
}
