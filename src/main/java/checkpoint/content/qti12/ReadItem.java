package checkpoint.content.qti12;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item of QTI 1.2. Its type is what its program says, else what its structure is. */
final class ReadItem {

    private static final Set<String> TYPED = Set.of("response_str", "response_num");
    private static final List<String> REFUSED = List.of(
            "essay",
            "file_upload",
            "text_only",
            "calculated",
            "fill_in_multiple_blanks",
            "multiple_dropdowns",
            "hot spot",
            "hotspot",
            "hot_spot",
            "formula",
            "categorization",
            "stimulus",
            "long answer",
            "short response",
            "jumbled",
            "quiz bowl",
            "file upload",
            "opinion",
            "stem only");

    private static final BigDecimal PERCENT = new BigDecimal(100);
    private static final BigDecimal HIGHEST = new BigDecimal(1_000);

    private final Element item;
    private final Notes notes;
    private final Texts texts;
    private final Material material;
    private final Conditions conditions;
    private final Metadata metadata;
    private @Nullable String wholeFeedback;
    private BigDecimal best = BigDecimal.ONE;

    ReadItem(Element item, Pictures pictures, Pictures.Source source, Notes notes) {
        this.item = item;
        this.notes = notes;
        this.texts = new Texts(notes, pictures, source);
        this.material = new Material(texts);
        this.conditions = new Conditions(item);
        this.metadata = new Metadata(item);
    }

    /** {@code null}, with the reason in the notes, where it is refused. */
    @Nullable
    Item read(@Nullable String category, @Nullable String group) {
        if (!item.isWhole()) {
            notes.refused("loss.qti12.breaks");
            return null;
        }
        String type = metadata.type();
        if (REFUSED.stream().anyMatch(type::contains)) {
            notes.refused("loss.type", type);
            return null;
        }
        Element presentation = item.child("presentation").orElse(null);
        if (presentation == null) {
            notes.refused("loss.asks.nothing");
            return null;
        }
        List<Element> responses = responses(presentation);
        String stem =
                responses.size() == 1 ? material.stem(presentation, responses.getFirst()) : material.of(presentation);
        Feedbacks feedbacks = new Feedbacks(item, conditions, material, notes);
        sayLost();
        Answer answer = answer(responses, type, feedbacks);
        if (answer == null) {
            return null;
        }
        feedbacks.sayUntold();
        if (metadata.get("scoring_algorithm").equalsIgnoreCase("AllOrNothing")
                && !(answer instanceof Answer.Truth || answer instanceof Answer.Words)) {
            notes.changed("loss.qti12.whole");
        }
        if (stem.isBlank() && !item.attribute("title").isBlank()) {
            notes.changed("loss.stem.title");
            stem = texts.plain(item.attribute("title"));
        }
        String general = feedbacks.general();
        String both =
                wholeFeedback == null ? general : general == null ? wholeFeedback : wholeFeedback + "\n\n" + general;
        return new Item(name(item), category, group, metadata.points().orElseGet(this::scale), stem, both, answer);
    }

    /** Where no program says what it is worth, the item's own score does; up to 100 it is a percentage. */
    private BigDecimal scale() {
        return metadata.isCanvas()
                ? BigDecimal.ONE
                : conditions
                        .outcome()
                        .most()
                        .or(() -> Optional.of(best))
                        .filter(most ->
                                most.signum() > 0 && most.compareTo(PERCENT) != 0 && most.compareTo(HIGHEST) <= 0)
                        .orElse(BigDecimal.ONE);
    }

    private void sayLost() {
        String passage = metadata.get("parent_stimulus_item_ident");
        if (!passage.isEmpty()) {
            notes.changed("loss.qti.stimulus", passage);
        }
        if (!item.children("hint").isEmpty()) {
            notes.dropped("loss.qti12.hint");
        }
        if (!item.child("duration").map(Element::text).orElse("").isBlank()) {
            notes.dropped("loss.qti12.time");
        }
        for (String name : List.of("itemrubric", "rubric", "objectives")) {
            for (Element text : item.children(name)) {
                String words = material.of(text);
                if (!words.isBlank()) {
                    notes.dropped("loss.qti12.beside", name, words);
                }
            }
        }
    }

    /** Idents are made by machines; a title that says something makes a better id. */
    static String name(Element item) {
        String title = item.attribute("title").strip();
        boolean says = !title.isEmpty() && !title.matches("(?i)(question|frage|item)?\\s*\\d*");
        return says ? title : item.attribute("ident");
    }

    private static List<Element> responses(Element presentation) {
        return presentation.all(one -> Material.isResponse(one)
                && !one.name().equals("response_label")
                && !one.name().equals("response_extension"));
    }

    private @Nullable Answer answer(List<Element> responses, String type, Feedbacks feedbacks) {
        List<Element> lids = responses.stream()
                .filter(one -> one.name().equals("response_lid") || one.name().equals("response_grp"))
                .toList();
        if (responses.isEmpty() || responses.stream().anyMatch(one -> one.name().equals("response_xy"))) {
            notes.refused(responses.isEmpty() ? "loss.asks.nothing" : "loss.qti12.point");
            return null;
        }
        if (lids.isEmpty()) {
            return typed(responses, type, feedbacks);
        }
        if (lids.size() != responses.size()) {
            notes.refused("loss.qti12.mixed");
            return null;
        }
        ItemPairs pairs = new ItemPairs(conditions, material, texts, notes);
        if (lids.size() > 1) {
            return pairs.matching(lids);
        }
        Element lid = lids.getFirst();
        if (lid.attribute("rcardinality").equalsIgnoreCase("Ordered")) {
            return pairs.order(lid);
        }
        return choices(lid, type, feedbacks);
    }

    private Answer choices(Element lid, String type, Feedbacks feedbacks) {
        ItemChoices choices = new ItemChoices(lid, conditions, feedbacks, material, notes, metadata.isCanvas());
        boolean several = lid.attribute("rcardinality").equalsIgnoreCase("Multiple")
                || type.contains("multiple_answers")
                || type.contains("multiple_response")
                || type.equals("multiple answer");
        Answer answer = several ? choices.some() : choices.one();
        wholeFeedback = choices.wholeFeedback();
        best = choices.best();
        return answer;
    }

    private @Nullable Answer typed(List<Element> responses, String type, Feedbacks feedbacks) {
        if (responses.size() > 1) {
            notes.refused("loss.qti12.gaps");
            return null;
        }
        Element response = responses.getFirst();
        String fibType = response.first("render_fib")
                .map(fib -> fib.attribute("fibtype"))
                .orElse("");
        boolean number = type.contains("numeric")
                || response.name().equals("response_num")
                || fibType.equalsIgnoreCase("Decimal")
                || fibType.equalsIgnoreCase("Integer")
                || conditions.giving().stream()
                        .anyMatch(one -> one.first("vargte").isPresent()
                                || one.first("vargt").isPresent());
        if (conditions.giving().isEmpty() || !TYPED.contains(response.name())) {
            notes.refused("loss.qti12.unsaid");
            return null;
        }
        ItemTyped typed = new ItemTyped(conditions, feedbacks, notes);
        Answer answer = number
                ? typed.numbers(metadata.isCanvas(), response.name().equals("response_str"))
                : typed.words(metadata.isCanvas());
        best = typed.best();
        return answer;
    }
}
