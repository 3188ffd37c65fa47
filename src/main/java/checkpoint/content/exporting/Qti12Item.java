package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One item as Canvas writes it: the shapes that its importer knows. */
final class Qti12Item {

    private final Markup markup;
    private final Losses losses;

    Qti12Item(Markup markup, Losses losses) {
        this.markup = markup;
        this.losses = losses;
    }

    Markup markup() {
        return markup;
    }

    private record Parts(String type, String response, String conditions, String feedbacks) {}

    String write(Question question) {
        Parts parts = parts(question);
        String general = question.feedback() == null ? "" : feedback("general_fb", question.feedback());
        return """
                <item ident="%s" title="%s">
                <itemmetadata><qtimetadata>
                <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>%s</fieldentry></qtimetadatafield>
                <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>%s</fieldentry></qtimetadatafield>
                </qtimetadata></itemmetadata>
                <presentation>
                %s%s</presentation>
                <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
                %s%s</resprocessing>
                %s%s</item>
                """.formatted(
                        question.id(),
                        question.id(),
                        parts.type(),
                        question.points().toPlainString(),
                        material(question.stem()),
                        parts.response(),
                        general.isEmpty()
                                ? ""
                                : "<respcondition continue=\"Yes\"><conditionvar><other/></conditionvar>"
                                        + Qti12Elements.shown("general_fb") + "</respcondition>\n",
                        parts.conditions(),
                        parts.feedbacks(),
                        general);
    }

    private Parts parts(Question question) {
        return switch (question.key()) {
            case AnswerKey.OneChoice one -> one(question);
            case AnswerKey.SomeChoices some -> some(question);
            case AnswerKey.Truth truth ->
                new Parts(
                        "true_false_question",
                        Qti12Elements.lid(
                                "response1",
                                "Single",
                                Qti12Elements.label("true", Qti12Elements.plain("True"))
                                        + Qti12Elements.label("false", Qti12Elements.plain("False"))),
                        Qti12Elements.set(Qti12Elements.equal("response1", String.valueOf(truth.value()))),
                        "");
            case AnswerKey.Quantity quantity -> quantity(question, quantity);
            case AnswerKey.Words words -> words(question, words);
            case AnswerKey.Order order -> order(question);
            case AnswerKey.Pairs pairs -> pairs(question, pairs);
        };
    }

    private Parts one(Question question) {
        List<Choice> choices = Choice.of(question);
        StringBuilder conditions = new StringBuilder(feedbackConditions(choices));
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).credit().signum() > 0) {
                conditions.append(Qti12Elements.set(Qti12Elements.equal("response1", "c" + i)));
            }
        }
        return new Parts(
                "multiple_choice_question",
                Qti12Elements.lid("response1", "Single", labels(choices)),
                conditions.toString(),
                feedbacks(choices));
    }

    private Parts some(Question question) {
        List<Choice> choices = Choice.of(question);
        StringBuilder all = new StringBuilder("<and>");
        for (int i = 0; i < choices.size(); i++) {
            String equal = Qti12Elements.equal("response1", "c" + i);
            all.append(choices.get(i).right() ? equal : "<not>" + equal + "</not>");
        }
        return new Parts(
                "multiple_answers_question",
                Qti12Elements.lid("response1", "Multiple", labels(choices)),
                feedbackConditions(choices) + Qti12Elements.set(all + "</and>"),
                feedbacks(choices));
    }

    private String labels(List<Choice> choices) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            labels.append(
                    Qti12Elements.label("c" + i, material(choices.get(i).entry().html())));
        }
        return labels.toString();
    }

    private static String feedbackConditions(List<Choice> choices) {
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).entry().feedback() != null) {
                conditions
                        .append("<respcondition continue=\"Yes\"><conditionvar>")
                        .append(Qti12Elements.equal("response1", "c" + i))
                        .append("</conditionvar>")
                        .append(Qti12Elements.shown("c" + i + "_fb"))
                        .append("</respcondition>\n");
            }
        }
        return conditions.toString();
    }

    private String feedbacks(List<Choice> choices) {
        StringBuilder feedbacks = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            feedbacks.append(feedback("c" + i + "_fb", choices.get(i).entry().feedback()));
        }
        return feedbacks.toString();
    }

    private Parts quantity(Question question, AnswerKey.Quantity quantity) {
        StringBuilder conditions = new StringBuilder();
        for (AnswerKey.Amount amount : quantity.answers()) {
            lost(question, amount.credit(), amount.feedback());
            if (amount.credit().signum() > 0) {
                conditions.append(Qti12Elements.set(
                        "<or>" + Qti12Elements.equal("response1", amount.value().toPlainString())
                                + "<and><vargte respident=\"response1\">"
                                + amount.value().subtract(amount.tolerance()).toPlainString()
                                + "</vargte><varlte respident=\"response1\">"
                                + amount.value().add(amount.tolerance()).toPlainString()
                                + "</varlte></and></or>"));
            }
        }
        if (quantity.units().stream().anyMatch(unit -> !unit.name().equals("%"))) {
            losses.of(question, "loss.export.units");
        }
        return new Parts("numerical_question", Qti12Elements.fib("fibtype=\"Decimal\""), conditions.toString(), "");
    }

    private Parts words(Question question, AnswerKey.Words words) {
        StringBuilder all = new StringBuilder();
        for (AnswerKey.Phrase phrase : words.phrases()) {
            lost(question, phrase.credit(), phrase.feedback());
            all.append(
                    phrase.credit().signum() > 0 ? Qti12Elements.equal("response1", Html.escaped(phrase.text())) : "");
        }
        return new Parts("short_answer_question", Qti12Elements.fib(""), Qti12Elements.set("<or>" + all + "</or>"), "");
    }

    private void lost(Question question, Share credit, @Nullable String feedback) {
        if (!credit.equals(Share.ALL)) {
            losses.of(question, credit.signum() > 0 ? "loss.export.typed.right" : "loss.export.typed.wrong");
        }
        if (feedback != null) {
            losses.of(question, "loss.export.feedback");
        }
    }

    private Parts order(Question question) {
        StringBuilder places = new StringBuilder();
        for (int i = 1; i <= question.entries().size(); i++) {
            places.append(Qti12Elements.label("p" + i, Qti12Elements.plain(String.valueOf(i))));
        }
        return matching(question, places.toString(), i -> "p" + (i + 1));
    }

    private Parts pairs(Question question, AnswerKey.Pairs pairs) {
        losses.plainTargets(question);
        StringBuilder rights = new StringBuilder();
        for (int i = 0; i < question.targets().size(); i++) {
            rights.append(Qti12Elements.label(
                    "r" + i, Qti12Elements.plain(Markup.plain(question.targets().get(i)))));
        }
        return matching(
                question, rights.toString(), i -> "r" + pairs.rightOfLeft().get(i));
    }

    /** Each entry with all labels to choose from, of which one is right. */
    private Parts matching(Question question, String labels, IntFunction<String> right) {
        int number = question.entries().size();
        StringBuilder lids = new StringBuilder();
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < number; i++) {
            String response = "response_" + i;
            lids.append(Qti12Elements.lid(
                    response, "Single", material(question.entries().get(i).html()), labels));
            conditions.append(Qti12Elements.add(response, right.apply(i), number));
        }
        return new Parts("matching_question", lids.toString(), conditions.toString(), "");
    }

    private String material(String html) {
        return "<material><mattext texttype=\"text/html\">" + Html.escaped(markup.html(html))
                + "</mattext></material>\n";
    }

    private String feedback(String ident, @Nullable String html) {
        return html == null
                ? ""
                : "<itemfeedback ident=\"" + ident + "\"><flow_mat>" + material(html) + "</flow_mat></itemfeedback>\n";
    }
}
