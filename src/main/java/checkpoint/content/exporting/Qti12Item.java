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
                                        + shown("general_fb") + "</respcondition>\n",
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
                        lid("response1", "Single", label("true", plain("True")) + label("false", plain("False"))),
                        set(equal("response1", String.valueOf(truth.value()))),
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
                conditions.append(set(equal("response1", "c" + i)));
            }
        }
        return new Parts(
                "multiple_choice_question",
                lid("response1", "Single", labels(choices)),
                conditions.toString(),
                feedbacks(choices));
    }

    private Parts some(Question question) {
        List<Choice> choices = Choice.of(question);
        StringBuilder all = new StringBuilder("<and>");
        for (int i = 0; i < choices.size(); i++) {
            String equal = equal("response1", "c" + i);
            all.append(choices.get(i).right() ? equal : "<not>" + equal + "</not>");
        }
        return new Parts(
                "multiple_answers_question",
                lid("response1", "Multiple", labels(choices)),
                feedbackConditions(choices) + set(all + "</and>"),
                feedbacks(choices));
    }

    private String labels(List<Choice> choices) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            labels.append(label("c" + i, material(choices.get(i).entry().html())));
        }
        return labels.toString();
    }

    private static String feedbackConditions(List<Choice> choices) {
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).entry().feedback() != null) {
                conditions
                        .append("<respcondition continue=\"Yes\"><conditionvar>")
                        .append(equal("response1", "c" + i))
                        .append("</conditionvar>")
                        .append(shown("c" + i + "_fb"))
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
                conditions.append(set("<or>" + equal("response1", amount.value().toPlainString())
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
        return new Parts("numerical_question", fib("fibtype=\"Decimal\""), conditions.toString(), "");
    }

    private Parts words(Question question, AnswerKey.Words words) {
        StringBuilder all = new StringBuilder();
        for (AnswerKey.Phrase phrase : words.phrases()) {
            lost(question, phrase.credit(), phrase.feedback());
            all.append(phrase.credit().signum() > 0 ? equal("response1", Html.escaped(phrase.text())) : "");
        }
        return new Parts("short_answer_question", fib(""), set("<or>" + all + "</or>"), "");
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
            places.append(label("p" + i, plain(String.valueOf(i))));
        }
        return matching(question, places.toString(), i -> "p" + (i + 1));
    }

    private Parts pairs(Question question, AnswerKey.Pairs pairs) {
        StringBuilder rights = new StringBuilder();
        for (int i = 0; i < question.targets().size(); i++) {
            rights.append(label("r" + i, plain(question.targets().get(i).text())));
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
            lids.append(
                    lid(response, "Single", material(question.entries().get(i).html()), labels));
            conditions.append(add(response, right.apply(i), number));
        }
        return new Parts("matching_question", lids.toString(), conditions.toString(), "");
    }

    private static String lid(String ident, String cardinality, String labels) {
        return lid(ident, cardinality, "", labels);
    }

    private static String lid(String ident, String cardinality, String material, String labels) {
        return "<response_lid ident=\"" + ident + "\" rcardinality=\"" + cardinality + "\">" + material
                + "<render_choice>\n" + labels + "</render_choice></response_lid>\n";
    }

    private static String label(String ident, String material) {
        return "<response_label ident=\"" + ident + "\">" + material + "</response_label>\n";
    }

    private static String fib(String attributes) {
        return "<response_str ident=\"response1\" rcardinality=\"Single\"><render_fib " + attributes
                + "><response_label ident=\"answer1\"/></render_fib></response_str>\n";
    }

    private String material(String html) {
        return "<material><mattext texttype=\"text/html\">" + Html.escaped(markup.html(html))
                + "</mattext></material>\n";
    }

    private static String plain(String text) {
        return "<material><mattext texttype=\"text/plain\">" + Html.escaped(text) + "</mattext></material>";
    }

    private String feedback(String ident, @Nullable String html) {
        return html == null
                ? ""
                : "<itemfeedback ident=\"" + ident + "\"><flow_mat>" + material(html) + "</flow_mat></itemfeedback>\n";
    }

    private static String equal(String response, String escaped) {
        return "<varequal respident=\"" + response + "\">" + escaped + "</varequal>";
    }

    private static String shown(String ident) {
        return "<displayfeedback feedbacktype=\"Response\" linkrefid=\"" + ident + "\"/>";
    }

    private static String set(String condition) {
        return "<respcondition continue=\"No\"><conditionvar>" + condition
                + "</conditionvar><setvar action=\"Set\" varname=\"SCORE\">100</setvar></respcondition>\n";
    }

    private static String add(String response, String label, int number) {
        return "<respcondition><conditionvar>" + equal(response, label)
                + "</conditionvar><setvar varname=\"SCORE\" action=\"Add\">" + Percent.of(1, number)
                + "</setvar></respcondition>\n";
    }
}
