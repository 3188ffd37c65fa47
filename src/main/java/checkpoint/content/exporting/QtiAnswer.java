package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The parts of a QTI 2.1 item in which the types differ.
 *
 * @param feedbacks those of the choices, shown by what was chosen
 */
record QtiAnswer(String declaration, String interaction, String processing, String feedbacks) {

    private static final String CHOSEN =
            "<setOutcomeValue identifier=\"FEEDBACK\"><multiple><variable identifier=\"RESPONSE\"/></multiple></setOutcomeValue>";
    private static final String MAPPED =
            "<setOutcomeValue identifier=\"SCORE\"><mapResponse identifier=\"RESPONSE\"/></setOutcomeValue>";
    private static final String MATCHED =
            score("<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>", "1");

    static QtiAnswer of(Question question, boolean shuffled, Markup markup, Losses losses) {
        return switch (question.key()) {
            case AnswerKey.OneChoice one -> choices(question, one.credits().isEmpty(), true, shuffled, markup);
            case AnswerKey.SomeChoices some -> choices(question, false, false, shuffled, markup);
            case AnswerKey.Truth truth ->
                new QtiAnswer(
                        declaration("single", "identifier", value(String.valueOf(truth.value())), ""),
                        interaction(
                                "choiceInteraction",
                                "shuffle=\"false\" maxChoices=\"1\"",
                                choice("true", "True") + choice("false", "False")),
                        MATCHED,
                        "");
            case AnswerKey.Quantity quantity -> quantity(question, quantity, losses);
            case AnswerKey.Words words -> words(question, words, losses);
            case AnswerKey.Order order -> order(question, order.entries(), markup);
            case AnswerKey.Pairs pairs -> pairs(question, pairs, markup);
        };
    }

    private static QtiAnswer choices(
            Question question, boolean matched, boolean single, boolean shuffled, Markup markup) {
        List<Choice> all = Choice.of(question);
        StringBuilder correct = new StringBuilder();
        StringBuilder mapping = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        StringBuilder feedbacks = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            Choice choice = all.get(i);
            String id = "c" + i;
            boolean first = single ? choice.right() && correct.isEmpty() : choice.right();
            correct.append(first ? value(id) : "");
            mapping.append(entry(id, Percent.ofOne(choice.credit())));
            shown.append("<simpleChoice identifier=\"")
                    .append(id)
                    .append('"')
                    .append(choice.entry().fixed() ? " fixed=\"true\"" : "")
                    .append('>')
                    .append(markup.inline(choice.entry().html()))
                    .append("</simpleChoice>\n");
            if (choice.entry().feedback() != null) {
                feedbacks.append(Qti21Writer.modal(
                        "FEEDBACK", id, markup.xhtml(choice.entry().feedback())));
            }
        }
        String bounds = single ? "" : " lowerBound=\"0\" upperBound=\"1\"";
        return new QtiAnswer(
                declaration(
                        single ? "single" : "multiple",
                        "identifier",
                        correct.toString(),
                        matched ? "" : "<mapping defaultValue=\"0\"" + bounds + ">" + mapping + "</mapping>"),
                interaction(
                        "choiceInteraction",
                        "shuffle=\"" + shuffled + "\" maxChoices=\"" + (single ? 1 : 0) + "\"",
                        shown.toString()),
                (matched ? MATCHED : MAPPED) + "\n" + CHOSEN,
                feedbacks.toString());
    }

    private static QtiAnswer quantity(Question question, AnswerKey.Quantity quantity, Losses losses) {
        StringBuilder rules = new StringBuilder("<responseCondition>");
        String mark = "responseIf";
        for (AnswerKey.Amount amount : quantity.answers()) {
            // The number comes first: the interval lies around the first of the two.
            rules.append('<')
                    .append(mark)
                    .append("><equal toleranceMode=\"absolute\" tolerance=\"")
                    .append(amount.tolerance().toPlainString())
                    .append(' ')
                    .append(amount.tolerance().toPlainString())
                    .append("\"><baseValue baseType=\"float\">")
                    .append(amount.value().toPlainString())
                    .append(
                            "</baseValue><variable identifier=\"RESPONSE\"/></equal><setOutcomeValue identifier=\"SCORE\">")
                    .append("<baseValue baseType=\"float\">")
                    .append(Percent.ofOne(amount.credit()))
                    .append("</baseValue></setOutcomeValue></")
                    .append(mark)
                    .append('>');
            mark = "responseElseIf";
            if (amount.feedback() != null) {
                losses.of(question, "loss.export.feedback");
            }
        }
        if (quantity.units().stream().anyMatch(unit -> !unit.name().equals("%"))) {
            losses.of(question, "loss.export.units");
        }
        return new QtiAnswer(
                declaration("single", "float", value(quantity.best().value().toPlainString()), ""),
                "<p><textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>",
                rules + "</responseCondition>",
                "");
    }

    private static QtiAnswer words(Question question, AnswerKey.Words words, Losses losses) {
        StringBuilder mapping = new StringBuilder("<mapping defaultValue=\"0\">");
        for (AnswerKey.Phrase phrase : words.phrases()) {
            mapping.append("<mapEntry mapKey=\"")
                    .append(Html.escaped(phrase.text()))
                    .append("\" mappedValue=\"")
                    .append(Percent.ofOne(phrase.credit()))
                    .append("\" caseSensitive=\"false\"/>");
            if (phrase.feedback() != null) {
                losses.of(question, "loss.export.feedback");
            }
            if (phrase.credit().equals(Share.NONE)) {
                losses.of(question, "loss.export.worthless");
            }
        }
        return new QtiAnswer(
                declaration("single", "string", value(words.accepted().getFirst()), mapping + "</mapping>"),
                "<p><textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>",
                MAPPED,
                "");
    }

    private static QtiAnswer order(Question question, int entries, Markup markup) {
        String part = Percent.ofOne(1, entries);
        String correct =
                IntStream.range(0, entries).mapToObj(i -> value("e" + i)).collect(Collectors.joining());
        String rules = IntStream.range(0, entries)
                .mapToObj(i -> "<responseCondition><responseIf><match><index n=\"" + (i + 1)
                        + "\"><variable identifier=\"RESPONSE\"/></index><baseValue baseType=\"identifier\">e" + i
                        + "</baseValue></match><setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/>"
                        + "<baseValue baseType=\"float\">" + part
                        + "</baseValue></sum></setOutcomeValue></responseIf></responseCondition>\n")
                .collect(Collectors.joining());
        String shown = IntStream.range(0, entries)
                .mapToObj(i ->
                        choice("e" + i, markup.inline(question.entries().get(i).html())))
                .collect(Collectors.joining());
        return new QtiAnswer(
                declaration("ordered", "identifier", correct, ""),
                interaction("orderInteraction", "shuffle=\"true\"", shown),
                rules,
                "");
    }

    private static QtiAnswer pairs(Question question, AnswerKey.Pairs pairs, Markup markup) {
        int number = question.entries().size();
        String part = Percent.ofOne(1, number);
        StringBuilder correct = new StringBuilder();
        StringBuilder mapping = new StringBuilder("<mapping defaultValue=\"0\">");
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        for (int i = 0; i < number; i++) {
            String pair = "l" + i + " r" + pairs.rightOfLeft().get(i);
            correct.append(value(pair));
            mapping.append(entry(pair, part));
            left.append(side("l" + i, 1, markup.inline(question.entries().get(i).html())));
        }
        for (int i = 0; i < question.targets().size(); i++) {
            right.append(side(
                    "r" + i, number, markup.inline(question.targets().get(i).html())));
        }
        return new QtiAnswer(
                declaration("multiple", "directedPair", correct.toString(), mapping + "</mapping>"),
                interaction(
                        "matchInteraction",
                        "shuffle=\"true\" maxAssociations=\"" + number + "\"",
                        "<simpleMatchSet>" + left + "</simpleMatchSet><simpleMatchSet>" + right + "</simpleMatchSet>"),
                MAPPED,
                "");
    }

    private static String declaration(String cardinality, String type, String correct, String mapping) {
        return "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"" + cardinality + "\" baseType=\"" + type
                + "\"><correctResponse>" + correct + "</correctResponse>" + mapping + "</responseDeclaration>";
    }

    private static String interaction(String name, String attributes, String inner) {
        return "<" + name + " responseIdentifier=\"RESPONSE\" " + attributes + ">\n" + inner + "</" + name + ">";
    }

    private static String value(String text) {
        return "<value>" + Html.escaped(text) + "</value>";
    }

    private static String entry(String key, String worth) {
        return "<mapEntry mapKey=\"" + key + "\" mappedValue=\"" + worth + "\"/>";
    }

    private static String choice(String id, String xhtml) {
        return "<simpleChoice identifier=\"" + id + "\">" + xhtml + "</simpleChoice>\n";
    }

    private static String side(String id, int most, String xhtml) {
        return "<simpleAssociableChoice identifier=\"" + id + "\" matchMax=\"" + most + "\">" + xhtml
                + "</simpleAssociableChoice>";
    }

    private static String score(String condition, String worth) {
        return "<responseCondition><responseIf>" + condition
                + "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">" + worth
                + "</baseValue></setOutcomeValue></responseIf></responseCondition>";
    }
}
