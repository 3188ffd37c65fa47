package checkpoint.content.h5p;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.Notes;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question of H5P. Its points are its own maximum, which is what a question set adds up. */
final class H5pQuestion {

    /** Two stars side by side hold nothing and stand as they are, as in {@code 2 ** 3} (H5P.Blanks 1.14). */
    private static final Pattern GAP = Pattern.compile("\\*\\*|\\*([^*\\n]+)\\*");

    private final String kind;
    private final JsonNode entry;
    private final JsonNode params;
    private final Texts texts;
    private final Notes notes;

    H5pQuestion(String kind, JsonNode entry, JsonNode params, Pictures pictures, Pictures.Source source, Notes notes) {
        this.kind = kind;
        this.entry = entry;
        this.params = params;
        this.texts = new Texts(notes, pictures, source);
        this.notes = notes;
    }

    @Nullable
    Item read() {
        return switch (kind) {
            case "MultiChoice" -> multiChoice();
            case "TrueFalse" -> trueFalse();
            case "SingleChoice" -> firstIsRight(entry.path("question").asString(""), entry.path("answers"));
            case "Summary" -> {
                notes.changed("loss.h5p.summary");
                yield firstIsRight(params.path("intro").asString(""), entry.path("summary"));
            }
            case "Blanks" -> blanks();
            default -> {
                notes.refused("loss.h5p.kind", "H5P." + kind);
                yield null;
            }
        };
    }

    private Item item(String stem, @Nullable String feedback, BigDecimal points, Answer answer) {
        String image = media();
        if (params.path("overallFeedback").findValuesAsString("feedback").stream()
                .anyMatch(one -> !one.isBlank())) {
            notes.dropped("loss.h5p.ranges");
        }
        String whole = image.isBlank() ? stem : stem + "\n\n" + image;
        return new Item("", null, null, points, whole, feedback, answer);
    }

    /** The image above a question; older versions name it one step higher. */
    private String media() {
        JsonNode media = params.path("media");
        JsonNode type = media.path("type").isObject() ? media.path("type") : media;
        String library = type.path("library").asString("");
        JsonNode file = type.path("params").path("file").path("path");
        if (file.isString()) {
            return texts.html("<img src=\"" + file.asString("").replace("\"", "&quot;") + "\" alt=\""
                    + type.path("params").path("alt").asString("").replace("\"", "&quot;") + "\">");
        } else if (library.contains("Video")) {
            notes.dropped("loss.html.video");
        } else if (library.contains("Audio")) {
            notes.dropped("loss.html.sound");
        } else if (!library.isEmpty() && !library.contains("Image")) {
            notes.dropped("loss.html.object");
        }
        return "";
    }

    private Item multiChoice() {
        List<Answer.Choice> choices = new ArrayList<>();
        int right = 0;
        for (JsonNode answer : params.path("answers")) {
            // Before version 1.6 they stood with the answer itself.
            JsonNode said = answer.path("tipsAndFeedback").isObject() ? answer.path("tipsAndFeedback") : answer;
            boolean correct = answer.path("correct").asBoolean(false);
            right += correct ? 1 : 0;
            if (!said.path("notChosenFeedback").asString("").isBlank()) {
                notes.dropped(
                        "loss.h5p.unchosen", texts.html(answer.path("text").asString("")));
            }
            if (!said.path("tip").asString("").isBlank()) {
                notes.dropped("loss.h5p.tip");
            }
            choices.add(new Answer.Choice(
                    texts.html(answer.path("text").asString("")),
                    correct ? Credit.ALL : Credit.NONE,
                    texts.feedback(said.path("chosenFeedback").asString(""))));
        }
        JsonNode behaviour = params.path("behaviour");
        String type = behaviour
                .path("type")
                .asString(
                        !behaviour.path("singleAnswer").isBoolean()
                                ? "auto"
                                : behaviour.path("singleAnswer").asBoolean(false) ? "single" : "multi");
        boolean single = type.equals("single") || type.equals("auto") && right == 1;
        boolean onePoint = behaviour.path("singlePoint").asBoolean(false);
        if (right == 0) {
            notes.refused("loss.h5p.blank");
        }
        if (!single && onePoint && right > 1) {
            notes.changed("loss.h5p.point", behaviour.path("passPercentage").asInt(100));
        }
        BigDecimal points = single || onePoint ? BigDecimal.ONE : new BigDecimal(Math.max(1, right));
        return item(
                texts.html(params.path("question").asString("")),
                null,
                points,
                new Answer.Choices(
                        single ? Answer.Sum.ONE : Answer.Sum.RIGHT_MINUS_WRONG,
                        choices,
                        behaviour.path("randomAnswers").asBoolean(true)));
    }

    /** The flag is a text. A JSON {@code true} is not equal to it, so that H5P takes False for right. */
    private Item trueFalse() {
        JsonNode correct = params.path("correct");
        if (!correct.isString()) {
            notes.changed("loss.h5p.truth");
        }
        boolean value = correct.isString() && correct.asString("").equals("true");
        JsonNode behaviour = params.path("behaviour");
        String onRight = behaviour.path("feedbackOnCorrect").asString("");
        String onWrong = behaviour.path("feedbackOnWrong").asString("");
        String feedback = null;
        if (!onRight.isBlank() || !onWrong.isBlank()) {
            notes.changed("loss.truth.both");
            feedback = texts.feedback("<p>" + onWrong + "</p><p>" + onRight + "</p>");
        }
        return item(
                texts.html(params.path("question").asString("")), feedback, BigDecimal.ONE, new Answer.Truth(value));
    }

    /** There is no flag: the first one is right, and all are shuffled when they are shown. */
    private Item firstIsRight(String stem, JsonNode answers) {
        List<Answer.Choice> choices = new ArrayList<>();
        for (JsonNode answer : answers) {
            choices.add(new Answer.Choice(
                    texts.html(answer.asString("")), choices.isEmpty() ? Credit.ALL : Credit.NONE, null));
        }
        return item(texts.html(stem), null, BigDecimal.ONE, new Answer.Choices(Answer.Sum.ONE, choices, true));
    }

    private @Nullable Item blanks() {
        String html = entry.asString("");
        List<String> gaps = GAP.matcher(html)
                .results()
                .map(gap -> gap.group(1))
                .filter(Objects::nonNull)
                .toList();
        if (gaps.size() != 1) {
            notes.refused("loss.h5p.gaps", gaps.size());
            return null;
        }
        if (gaps.getFirst().indexOf('<') >= 0) {
            notes.refused("loss.h5p.gap");
            return null;
        }
        // Editors write spaces that do not break, which nobody types.
        String gap = Parser.unescapeEntities(gaps.getFirst(), false).replace('\u00a0', ' ');
        int tip = gap.indexOf(':');
        if (tip >= 0) {
            notes.dropped("loss.h5p.tip.said", gap.substring(tip + 1));
        }
        String answers = tip < 0 ? gap : gap.substring(0, tip);
        if (params.path("behaviour").path("caseSensitive").asBoolean(true)) {
            notes.changed("loss.case");
        }
        boolean slips = params.path("behaviour").path("acceptSpellingErrors").asBoolean(false);
        List<Answer.Word> words = new ArrayList<>();
        for (String one : answers.split("/", -1)) {
            words.add(new Answer.Word(one.strip(), Credit.ALL, null));
        }
        if (words.size() > 1) {
            notes.changed(
                    "loss.h5p.spellings", words.stream().map(Answer.Word::text).toList());
        }
        if (slips) {
            notes.changed("loss.h5p.slips");
        }
        String shown = GAP.matcher(html).replaceAll(found -> found.group(1) == null ? "**" : "_____");
        String stem = texts.html(params.path("text").asString("") + shown);
        return item(stem, null, BigDecimal.ONE, new Answer.Words(words, !slips));
    }
}
