package checkpoint.content.qti;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.PackageImages;
import checkpoint.content.guard.Element;
import checkpoint.content.guard.SafeXml;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One item of QTI 2.x or 3.0, under the names of 2.x. */
final class ReadItem {

    private static final List<String> GENERATED =
            List.of("templateProcessing", "templateDeclaration", "printedVariable");
    private static final BigDecimal NEARLY = new BigDecimal("0.0001");

    private final Element item;
    private final Notes notes;
    private final Texts texts;
    private final PackageImages files;
    private BigDecimal best = BigDecimal.ONE;

    ReadItem(Element item, Pictures pictures, PackageImages files, Notes notes) {
        this.item = item;
        this.notes = notes;
        this.files = files;
        this.texts = new Texts(notes, pictures, files::bytes);
    }

    /** {@code null}, with the reason in the notes, where it is refused. */
    @Nullable
    Item read(@Nullable String group, BigDecimal weight) {
        if (item.attribute("adaptive").equals("true")
                || GENERATED.stream().anyMatch(one -> !item.all(one).isEmpty())) {
            notes.refused("loss.qti.adaptive");
            return null;
        }
        Body body = new Body(item, texts, notes);
        List<Element> interactions = body.interactions();
        if (interactions.size() != 1) {
            if (interactions.isEmpty()) {
                notes.refused("loss.asks.nothing");
            } else {
                notes.refused("loss.asks.several", interactions.size());
            }
            return null;
        }
        Element interaction = interactions.getFirst();
        Map<String, Declaration> declarations = new HashMap<>();
        item.children("responseDeclaration")
                .forEach(one -> declarations.put(one.attribute("identifier"), Declaration.of(one)));
        Declaration declaration = declarations.get(interaction.attribute("responseIdentifier"));
        if (declaration == null) {
            notes.refused("loss.qti.undeclared");
            return null;
        }
        Processing processing = new Processing(item, declarations, files);
        Answer answer = answer(interaction, body, declaration, processing);
        if (!processing.unknown().isEmpty()) {
            notes.refused("loss.qti.processing", String.join(", ", processing.unknown()));
        }
        if (answer == null || notes.isRefused()) {
            return null;
        }
        say(declaration, processing);
        String stem = body.stem(interaction, stimulus());
        return new Item(
                name(), null, group, points(weight), stem, body.feedbacks().general(), answer);
    }

    private void say(Declaration declaration, Processing processing) {
        if (processing.score(declaration.identifier(), List.of()).signum() > 0) {
            notes.changed("loss.qti.empty");
        }
        if (!processing.scored().equals("SCORE")) {
            notes.changed("loss.qti.score", processing.scored());
        }
        if (processing.rules().isMissing()) {
            notes.changed("loss.qti.unmarked");
        }
        item.child("companionMaterialsInfo")
                .map(one ->
                        one.children().stream().map(Element::name).distinct().collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> notes.dropped("loss.qti.companion", names));
    }

    /** Sevenths and the like do not add up to one exactly. */
    private BigDecimal points(BigDecimal weight) {
        BigDecimal whole = best.setScale(2, RoundingMode.HALF_UP);
        return (best.subtract(whole).abs().compareTo(NEARLY) < 0 ? whole : best).multiply(weight);
    }

    private String name() {
        String title = item.attribute("title").strip();
        return title.isEmpty() ? item.attribute("identifier") : title;
    }

    private String stimulus() {
        StringBuilder before = new StringBuilder();
        for (Element reference : item.children("assessmentStimulusRef")) {
            byte[] bytes = files.bytes(reference.attribute("href"));
            Element root = bytes == null ? null : SafeXml.tree(bytes).root();
            if (root == null) {
                notes.changed("loss.qti.stimulus", reference.attribute("href"));
            } else {
                Names.old(root)
                        .first("stimulusBody")
                        .ifPresent(body -> before.append("<div>")
                                .append(body.markup(one -> false))
                                .append("</div>"));
            }
        }
        return before.toString();
    }

    private @Nullable Answer answer(Element interaction, Body body, Declaration declaration, Processing processing) {
        switch (interaction.name()) {
            case "choiceInteraction", "inlineChoiceInteraction" -> {
                ChoiceAnswers choices = new ChoiceAnswers(body, declaration, processing, notes);
                Answer answer = choices.read(interaction);
                best = choices.best();
                return answer;
            }
            case "textEntryInteraction" -> {
                body.feedbacks().of(Set.of());
                TypedAnswers typed = new TypedAnswers(declaration, processing, notes);
                Answer answer = typed.read();
                best = typed.best();
                return answer;
            }
            case "orderInteraction", "matchInteraction" -> {
                PairAnswers pairs = new PairAnswers(body, declaration, processing, texts, notes);
                Answer answer =
                        interaction.name().startsWith("order") ? pairs.order(interaction) : pairs.matching(interaction);
                best = pairs.best();
                return answer;
            }
            default -> {
                notes.refused("loss.qti.interaction", interaction.name());
                return null;
            }
        }
    }
}
