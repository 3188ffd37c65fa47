package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.score.AnswerKey;
import checkpoint.tool.language.PercentText;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moodle XML by the rules of Moodle's importer: HTML in CDATA, images beside the text that uses them, fractions in percent. */
final class MoodleXmlWriter {

    private final Checkpoint checkpoint;
    private final ContentFiles files;
    private final Losses losses;
    private final Markup markup;
    private final StringBuilder xml = new StringBuilder();

    MoodleXmlWriter(Checkpoint checkpoint, ContentFiles files, Losses losses) {
        this.checkpoint = checkpoint;
        this.files = files;
        this.losses = losses;
        this.markup = new Markup(checkpoint, "@@PLUGINFILE@@/");
    }

    String write() {
        losses.quiz(checkpoint, false);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
        String category = "";
        for (Question question : checkpoint.quiz().questions()) {
            String title =
                    question.objective() == null ? "" : checkpoint.objectives().getOrDefault(question.objective(), "");
            if (!title.isEmpty() && !title.equals(category)) {
                category = title;
                xml.append("<question type=\"category\"><category><text>$course$/top/")
                        .append(Html.escaped(title.replace("/", "//")))
                        .append("</text></category></question>\n");
            }
            losses.common(question);
            question(question);
        }
        return xml.append("</quiz>\n").toString();
    }

    private void question(Question question) {
        xml.append("<question type=\"").append(type(question)).append("\">\n");
        xml.append("<name><text>").append(Html.escaped(question.id())).append("</text></name>\n");
        text("questiontext", "", question.stem());
        text("generalfeedback", "", question.feedback() == null ? "" : question.feedback());
        element("defaultgrade", question.points().toPlainString());
        element("penalty", "0");
        element("hidden", "0");
        element("idnumber", Html.escaped(question.id()));
        answers(question);
        xml.append("</question>\n");
    }

    private static String type(Question question) {
        return switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> "multichoice";
            case TRUE_FALSE -> "truefalse";
            case NUMERIC -> "numerical";
            case SHORT_TEXT -> "shortanswer";
            case ORDERING -> "ordering";
            case MATCHING -> "matching";
        };
    }

    private void answers(Question question) {
        switch (question.key()) {
            case AnswerKey.OneChoice one -> choices(question, true);
            case AnswerKey.SomeChoices some -> choices(question, false);
            case AnswerKey.Truth truth -> {
                answer(truth.value() ? "100" : "0", "true", null);
                answer(truth.value() ? "0" : "100", "false", null);
            }
            case AnswerKey.Quantity quantity -> quantity(quantity);
            case AnswerKey.Words words -> {
                element("usecase", "0");
                words.phrases()
                        .forEach(phrase -> answer(
                                Percent.of(phrase.credit()),
                                Html.escaped(phrase.text().replace("*", "\\*")),
                                phrase.feedback()));
            }
            case AnswerKey.Order order -> {
                element("layouttype", "VERTICAL");
                element("selecttype", "ALL");
                element("selectcount", String.valueOf(order.entries()));
                element("gradingtype", "ABSOLUTE_POSITION");
                element("showgrading", "SHOW");
                question.entries().forEach(entry -> text("answer", " fraction=\"100\"", entry.html()));
            }
            case AnswerKey.Pairs pairs -> pairs(question, pairs);
        }
    }

    private void choices(Question question, boolean single) {
        element("single", String.valueOf(single));
        boolean shuffled = Choice.isShuffled(question, checkpoint.quiz());
        element("shuffleanswers", String.valueOf(shuffled));
        element("answernumbering", "none");
        for (Choice choice : Choice.of(question)) {
            String fraction = Percent.of(choice.credit());
            if (!Fractions.isAllowed(fraction)) {
                losses.of(question, "loss.export.grade", PercentText.of(new BigDecimal(fraction)));
            }
            if (shuffled && choice.entry().fixed()) {
                losses.of(question, "loss.export.fixed");
            }
            xml.append("<answer fraction=\"").append(fraction).append("\" format=\"html\">");
            inside(choice.entry().html());
            feedback(choice.entry().feedback());
            xml.append("</answer>\n");
        }
    }

    private void quantity(AnswerKey.Quantity quantity) {
        for (AnswerKey.Amount amount : quantity.answers()) {
            xml.append("<answer fraction=\"")
                    .append(Percent.of(amount.credit()))
                    .append("\"><text>");
            xml.append(amount.value().toPlainString()).append("</text><tolerance>");
            xml.append(amount.tolerance().toPlainString()).append("</tolerance>");
            feedback(amount.feedback());
            xml.append("</answer>\n");
        }
        List<AnswerKey.Unit> units = quantity.units().stream()
                .filter(unit -> !unit.name().equals("%"))
                .toList();
        if (!units.isEmpty()) {
            xml.append("<units>");
            for (AnswerKey.Unit unit : units) {
                // Moodle says how many of the unit make one of the first.
                xml.append("<unit><multiplier>")
                        .append(Percent.ofOne(
                                unit.factor().denominator().longValue(),
                                unit.factor().numerator().longValue()))
                        .append("</multiplier><unit_name>")
                        .append(Html.escaped(unit.name()))
                        .append("</unit_name></unit>");
            }
            xml.append(
                    "</units>\n<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty><showunits>0</showunits>"
                            + "<unitsleft>0</unitsleft>\n");
        }
    }

    private void pairs(Question question, AnswerKey.Pairs pairs) {
        losses.plainTargets(question);
        element("shuffleanswers", "true");
        for (int i = 0; i < question.entries().size(); i++) {
            text(
                    "subquestion",
                    "",
                    question.entries().get(i).html(),
                    Markup.plain(question.targets().get(pairs.rightOfLeft().get(i))));
        }
        for (int i = 0; i < question.targets().size(); i++) {
            if (!pairs.rightOfLeft().contains(i)) {
                text("subquestion", "", "", Markup.plain(question.targets().get(i)));
            }
        }
    }

    private void answer(String fraction, String escaped, @Nullable String feedback) {
        xml.append("<answer fraction=\"")
                .append(fraction)
                .append("\" format=\"plain_text\"><text>")
                .append(escaped)
                .append("</text>");
        feedback(feedback);
        xml.append("</answer>\n");
    }

    private void feedback(@Nullable String feedback) {
        if (feedback != null) {
            text("feedback", "", feedback);
        }
    }

    private void element(String name, String value) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(value)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void text(String name, String attributes, String html) {
        xml.append('<').append(name).append(attributes).append(" format=\"html\">");
        inside(html);
        xml.append("</").append(name).append(">\n");
    }

    private void text(String name, String attributes, String html, String answer) {
        xml.append('<').append(name).append(attributes).append(" format=\"html\">");
        inside(html);
        xml.append("<answer><text>")
                .append(Html.escaped(answer))
                .append("</text></answer></")
                .append(name)
                .append(">\n");
    }

    private void inside(String html) {
        xml.append("<text><![CDATA[")
                .append(markup.html(html).replace("]]>", "]]]]><![CDATA[>"))
                .append("]]></text>");
        for (String image : markup.takeImages()) {
            byte[] bytes = files.files().get(image);
            if (bytes != null) {
                int slash = image.lastIndexOf('/') + 1;
                xml.append("<file name=\"")
                        .append(Html.escaped(image.substring(slash)))
                        .append("\" path=\"/")
                        .append(Html.escaped(image.substring(0, slash)))
                        .append("\" encoding=\"base64\">")
                        .append(Base64.getEncoder().encodeToString(bytes))
                        .append("</file>");
            }
        }
    }
}
