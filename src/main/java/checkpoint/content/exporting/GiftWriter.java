package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import checkpoint.tool.language.PercentText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GIFT, every text escaped, HTML named as the format of the stem and so of all that follows. */
final class GiftWriter {

    private final Checkpoint checkpoint;
    private final Losses losses;
    private final Markup markup;
    private final StringBuilder gift = new StringBuilder();

    GiftWriter(Checkpoint checkpoint, Losses losses) {
        this.checkpoint = checkpoint;
        this.losses = losses;
        this.markup = new Markup(checkpoint, "");
    }

    String write() {
        losses.quiz(checkpoint, false);
        String category = "";
        for (Question question : checkpoint.quiz().questions()) {
            String title =
                    question.objective() == null ? "" : checkpoint.objectives().getOrDefault(question.objective(), "");
            if (!title.isEmpty() && !title.equals(category)) {
                category = title;
                gift.append("$CATEGORY: ")
                        .append(title.replace("/", "//").replaceAll("\\s+", " "))
                        .append("\n\n");
            }
            if (question.key() instanceof AnswerKey.Words words
                    && words.phrases().stream().anyMatch(one -> one.text().contains("->"))) {
                losses.of(question, "loss.export.arrow");
                continue;
            }
            losses.common(question);
            if (question.points().compareTo(BigDecimal.ONE) != 0) {
                losses.of(question, "loss.export.points", question.points());
            }
            gift.append("::")
                    .append(question.id())
                    .append("::[html]")
                    .append(text(question.stem()))
                    .append(" {");
            answers(question);
            if (question.feedback() != null) {
                gift.append("####").append(text(question.feedback()));
            }
            gift.append("}\n\n");
            if (!markup.takeImages().isEmpty()) {
                losses.of(question, "loss.export.images");
            }
        }
        return gift.toString();
    }

    private void answers(Question question) {
        switch (question.key()) {
            case AnswerKey.OneChoice one -> choices(question, true);
            case AnswerKey.SomeChoices some -> choices(question, false);
            case AnswerKey.Truth truth -> gift.append(truth.value() ? "TRUE" : "FALSE");
            case AnswerKey.Quantity quantity -> quantity(question, quantity);
            case AnswerKey.Words words -> {
                gift.append('\n');
                words.phrases()
                        .forEach(phrase -> gift.append(weight("=", phrase.credit()))
                                .append(escaped(phrase.text().replace("*", "\\*")))
                                .append(feedback(phrase.feedback()))
                                .append('\n'));
            }
            case AnswerKey.Order order -> {
                losses.of(question, "loss.export.order");
                gift.append('>').append(order.entries()).append(" ALL VERTICAL ABSOLUTE_POSITION SHOW none\n");
                question.entries()
                        .forEach(entry -> gift.append(text(entry.html())).append('\n'));
            }
            case AnswerKey.Pairs pairs -> pairs(question, pairs);
        }
    }

    private void choices(Question question, boolean single) {
        gift.append('\n');
        for (Choice choice : Choice.of(question)) {
            boolean right = single && choice.credit().equals(Share.ALL);
            String percent = Percent.of(choice.credit());
            String text = text(choice.entry().html());
            boolean plain = choice.credit().equals(Share.NONE) && !text.startsWith("%");
            gift.append(right ? "=" : plain ? "~" : "~%" + percent + "%");
            // A percent sign or a bracket at the head of a text has no escape: the format stands before it.
            gift.append(text.startsWith("%") || text.startsWith("[") ? "[html]" : "")
                    .append(text);
            gift.append(feedback(choice.entry().feedback())).append('\n');
            if (!Fractions.isAllowed(percent)) {
                losses.of(question, "loss.export.grade", PercentText.of(new BigDecimal(percent)));
            }
            if (choice.entry().fixed()) {
                losses.of(question, "loss.export.fixed");
            }
        }
    }

    private void quantity(Question question, AnswerKey.Quantity quantity) {
        gift.append('#');
        for (AnswerKey.Amount amount : quantity.answers()) {
            gift.append("\n=%")
                    .append(Percent.of(amount.credit()))
                    .append('%')
                    .append(amount.value().toPlainString())
                    .append(':')
                    .append(amount.tolerance().toPlainString())
                    .append(feedback(amount.feedback()));
        }
        gift.append('\n');
        if (quantity.units().stream().anyMatch(unit -> !unit.name().equals("%"))) {
            losses.of(question, "loss.export.units.gift");
        }
    }

    private void pairs(Question question, AnswerKey.Pairs pairs) {
        losses.plainTargets(question);
        gift.append('\n');
        List<Question.Entry> rights = question.targets();
        for (int i = 0; i < question.entries().size(); i++) {
            gift.append('=')
                    .append(text(question.entries().get(i).html()))
                    .append(" -> ")
                    .append(escaped(Markup.plain(rights.get(pairs.rightOfLeft().get(i)))))
                    .append('\n');
        }
        for (int i = 0; i < rights.size(); i++) {
            if (!pairs.rightOfLeft().contains(i)) {
                gift.append("= -> ")
                        .append(escaped(Markup.plain(rights.get(i))))
                        .append('\n');
            }
        }
    }

    private static String weight(String mark, Share credit) {
        return credit.equals(Share.ALL) ? mark : mark + "%" + Percent.of(credit) + "%";
    }

    private String feedback(@Nullable String html) {
        return html == null ? "" : "#" + text(html);
    }

    private String text(String html) {
        return escaped(markup.html(html));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("~", "\\~")
                .replace("=", "\\=")
                .replace("#", "\\#")
                .replace("{", "\\{")
                .replace("}", "\\}")
                .replace(":", "\\:")
                .replace("\n", "\\n");
    }
}
