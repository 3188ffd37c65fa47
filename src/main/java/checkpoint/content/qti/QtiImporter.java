package checkpoint.content.qti;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.exchange.PackageImages;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.guard.Element;
import checkpoint.content.guard.SafeXml;
import checkpoint.content.markup.Pictures;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** QTI 2.1, 2.2 and 3.0: single items, and packages with or without a test. */
final class QtiImporter implements Importer {

    @Override
    public Sentence format() {
        return Sentence.of("loss.format.qti");
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
        return (path.endsWith(".xml") || head.startsWith("<"))
                && head.matches(
                        "(?s).*<([\\w.-]+:)?(assessmentItem|qti-assessment-item|assessmentTest|qti-assessment-test)[\\s>].*");
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        return new Reading(files, report).read();
    }

    private static final class Reading {

        private final QuizPackage files;
        private final LossReport report;
        private final Map<String, Element> items = new LinkedHashMap<>();
        private final Map<String, Element> tests = new LinkedHashMap<>();
        private final Map<String, SafeXml.Read> broken = new LinkedHashMap<>();
        private final Set<String> used = new HashSet<>();

        Reading(QuizPackage files, LossReport report) {
            this.files = files;
            this.report = report;
        }

        List<Quiz> read() {
            files.files().forEach((path, bytes) -> {
                if (isQti(path, bytes)) {
                    SafeXml.Read read = SafeXml.tree(bytes);
                    Element root = read.root() == null ? null : Names.old(read.root());
                    if (root == null || !read.isWhole()) {
                        broken.put(path, read);
                    } else if (root.name().equals("assessmentItem")) {
                        items.put(path, root);
                    } else if (root.name().equals("assessmentTest")) {
                        tests.put(path, root);
                    }
                }
            });
            List<Quiz> quizzes = new ArrayList<>();
            tests.forEach((path, test) -> quizzes.add(test(path, test)));
            Harvest rest = new Harvest(report, files.name());
            broken.forEach((path, read) -> rest.question(path + ":" + read.line(), "", notes -> {
                notes.refused("loss.xml.broken", read.fault());
                return null;
            }));
            Pictures pictures = new Pictures(rest.images());
            items.forEach((path, item) -> {
                if (!used.contains(path)) {
                    item(rest, pictures, path, item, null, BigDecimal.ONE);
                }
            });
            if (!rest.isEmpty()) {
                String title = !files.packed() && items.size() == 1
                        ? items.values().iterator().next().attribute("title")
                        : "";
                quizzes.add(rest.quiz(title.isBlank() ? files.title() : title, Quiz.Policy.UNSAID));
            }
            return quizzes;
        }

        private void item(
                Harvest harvest,
                Pictures pictures,
                String path,
                Element item,
                @Nullable String group,
                BigDecimal weight) {
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            PackageImages images = new PackageImages(files.files(), folder);
            harvest.question(
                    (files.packed() ? path + ":" : "") + item.attribute("identifier"),
                    item.attribute("title"),
                    notes -> new ReadItem(item, pictures, images, notes).read(group, weight));
        }

        private Quiz test(String path, Element test) {
            Harvest harvest = new Harvest(report, files.place(path));
            Pictures pictures = new Pictures(harvest.images());
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            Notes notes = new Notes();
            SectionTexts.say(test, notes);
            SectionTexts.sayTest(test, notes);
            for (Element part : test.children("testPart")) {
                SectionTexts.say(part, notes);
                part.children().forEach(section -> section(harvest, pictures, folder, section, null, notes));
            }
            harvest.remark("", notes);
            String title = test.attribute("title").strip();
            return harvest.quiz(title.isEmpty() ? files.title() : title, policy(test));
        }

        private void section(
                Harvest harvest,
                Pictures pictures,
                String folder,
                Element section,
                @Nullable String outer,
                Notes notes) {
            if (section.name().equals("assessmentSectionRef")) {
                byte[] bytes = new PackageImages(files.files(), folder).bytes(section.attribute("href"));
                Element root = bytes == null ? null : SafeXml.tree(bytes).root();
                if (root == null) {
                    notes.refused("loss.qti.section", section.attribute("href"));
                } else {
                    section(harvest, pictures, folder, Names.old(root), outer, notes);
                }
                return;
            }
            SectionTexts.say(section, notes);
            String select = section.child("selection")
                    .map(one -> one.attribute("select"))
                    .orElse("");
            boolean draws = select.matches("[1-9]\\d{0,4}");
            String key = draws ? "section-" + section.attribute("identifier") : outer;
            int before = harvest.items().size();
            for (Element child : section.children()) {
                if (child.name().equals("assessmentItemRef")) {
                    reference(harvest, pictures, folder, child, key, notes);
                } else if (child.name().startsWith("assessmentSection")) {
                    section(harvest, pictures, folder, child, key, notes);
                }
            }
            int size = harvest.items().size() - before;
            if (draws && key != null && size > 0) {
                harvest.group(key, Math.min(size, Integer.parseInt(select)), null);
                if (Integer.parseInt(select) > size) {
                    notes.changed("loss.qti.draw", section.attribute("title"), size, Integer.parseInt(select));
                }
            }
        }

        private void reference(
                Harvest harvest,
                Pictures pictures,
                String folder,
                Element reference,
                @Nullable String group,
                Notes notes) {
            String href = reference.attribute("href");
            String path = new PackageImages(files.files(), folder).path(href);
            Element item = path == null ? null : items.get(path);
            if (path == null || item == null) {
                if (path == null || !broken.containsKey(path)) {
                    notes.refused("loss.qti.item", href);
                }
                return;
            }
            used.add(path);
            SectionTexts.say(reference, notes);
            BigDecimal weight = reference.children("weight").stream()
                    .flatMap(one -> NumberText.read(one.attribute("value")).stream())
                    .filter(one -> one.signum() > 0)
                    .findFirst()
                    .orElse(BigDecimal.ONE);
            item(harvest, pictures, path, item, group, weight);
        }

        private static Quiz.Policy policy(Element test) {
            Optional<BigDecimal> seconds =
                    test.child("timeLimits").flatMap(one -> NumberText.read(one.attribute("maxTime")));
            Integer attempts = test.all("itemSessionControl").stream()
                    .map(one -> one.attribute("maxAttempts"))
                    .filter(one -> one.matches("[1-9]\\d{0,3}"))
                    .map(Integer::valueOf)
                    .findFirst()
                    .orElse(null);
            boolean shuffled = test.all("ordering").stream()
                    .anyMatch(one -> one.attribute("shuffle").equals("true"));
            return new Quiz.Policy(
                    null,
                    attempts,
                    seconds.filter(one -> one.signum() > 0)
                            .map(one -> one.setScale(0, RoundingMode.UP).min(new BigDecimal(999_999)) + "s")
                            .orElse(null),
                    null,
                    null,
                    shuffled,
                    false);
        }
    }
}
