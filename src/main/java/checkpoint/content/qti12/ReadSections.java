package checkpoint.content.qti12;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Pictures;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of a quiz: those that draw some of their questions become groups. */
final class ReadSections {

    private final Harvest harvest;
    private final Pictures pictures;
    private final Pictures.Source source;
    private final Map<String, Element> banks;
    private final Set<String> usedBanks = new HashSet<>();

    /**
     * Reads into a quiz.
     *
     * @param banks of the package, by their idents
     */
    ReadSections(Harvest harvest, Pictures.Source source, Map<String, Element> banks) {
        this.harvest = harvest;
        this.pictures = new Pictures(harvest.images());
        this.source = source;
        this.banks = banks;
    }

    Set<String> usedBanks() {
        return usedBanks;
    }

    /** Everything below an assessment, a section or a bank. */
    void all(Element parent, @Nullable String group) {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "item" -> item(child, group);
                case "section" -> section(child, group);
                case "assessment", "objectbank" -> {
                    saySelection(child);
                    all(child, group);
                }
                default -> {
                    // Metadata and presentation of the quiz as a whole.
                }
            }
        }
    }

    private void item(Element written, @Nullable String group) {
        BlackboardItem dialect = new BlackboardItem(written);
        Element item = dialect.standard();
        harvest.question(place(written), ReadItem.name(item), notes -> {
            dialect.sayLost(notes);
            return new ReadItem(item, pictures, source, notes).read(null, group);
        });
    }

    /** By which its author finds an item in the file; Blackboard gives it a name of its own. */
    private static String place(Element item) {
        String own = item.attribute("ident");
        String made = own.isEmpty()
                ? item.first("bbmd_asi_object_id").map(Element::text).orElse("")
                : own;
        return made.isBlank() ? String.valueOf(item.line()) : made.strip();
    }

    private void section(Element section, @Nullable String outer) {
        sayTexts(section);
        Element selection = section.child("selection_ordering")
                .flatMap(one -> one.child("selection"))
                .orElse(null);
        Optional<BigDecimal> number =
                selection == null ? Optional.empty() : NumberText.read(selection.text("selection_number"));
        if (selection == null || number.isEmpty() || number.get().signum() <= 0) {
            saySelection(section);
            all(section, outer);
            return;
        }
        if (!selection
                .all(one -> one.name().endsWith("selection") || one.name().equals("selection_metadata"))
                .isEmpty()) {
            saySelection(section);
        }
        String key = section.attribute("ident").isEmpty() ? "line-" + section.line() : section.attribute("ident");
        int before = harvest.items().size();
        all(section, key);
        String bank = selection.text("sourcebank_ref").strip();
        Element source = banks.get(bank);
        if (source != null) {
            usedBanks.add(bank);
            all(source, key);
        } else if (!bank.isEmpty() && section.all("item").isEmpty()) {
            Notes notes = new Notes();
            notes.refused("loss.group.bank", section.attribute("title"), bank);
            harvest.remark(key, notes);
        }
        int size = harvest.items().size() - before;
        if (size > 0) {
            harvest.group(key, draw(section, key, number.get().intValue(), size), points(section, selection, key));
        }
    }

    /** A selection that is more than a number of questions. */
    private void saySelection(Element parent) {
        if (parent.child("selection_ordering")
                .filter(one -> !one.all("selection").isEmpty())
                .isPresent()) {
            Notes notes = new Notes();
            notes.changed("loss.qti12.select", parent.attribute("title"));
            harvest.remark(parent.attribute("ident"), notes);
        }
    }

    /** The text above the questions of a section. */
    private void sayTexts(Element section) {
        Notes notes = new Notes();
        for (String name : List.of("presentation_material", "rubric")) {
            for (Element text : section.children(name)) {
                String words = text.text().replaceAll("\\s+", " ").strip();
                if (!words.isEmpty()) {
                    notes.changed(
                            "loss.section.text",
                            section.attribute("title"),
                            words.length() > 200 ? words.substring(0, 200) + "…" : words);
                }
            }
        }
        harvest.remark(section.attribute("ident"), notes);
    }

    private int draw(Element section, String key, int wanted, int size) {
        if (wanted > size) {
            Notes notes = new Notes();
            notes.changed("loss.group.draw", section.attribute("title"), size, wanted);
            harvest.remark(key, notes);
        }
        return Math.min(wanted, size);
    }

    /** As Canvas counts: the group's points, else the questions' own if they are equal, else one each. */
    private @Nullable BigDecimal points(Element section, Element selection, String key) {
        Optional<BigDecimal> each = selection.first("points_per_item").flatMap(one -> NumberText.read(one.text()));
        if (each.isPresent() && each.get().signum() > 0) {
            return each.get();
        }
        List<BigDecimal> own = harvest.items().stream()
                .filter(item -> key.equals(item.group()))
                .map(item -> item.points().stripTrailingZeros())
                .distinct()
                .toList();
        if (own.size() <= 1) {
            return null;
        }
        Notes notes = new Notes();
        notes.changed("loss.group.points", section.attribute("title"));
        harvest.remark(key, notes);
        return BigDecimal.ONE;
    }
}
