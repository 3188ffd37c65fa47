package bench;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The right answers to the questions of a page, each as its part of the form. */
final class Sheet {

    private static final Pattern QUESTION =
            Pattern.compile("(?s)<fieldset[^>]*data-question-id=\"([^\"]+)\"[^>]*>(.*?)</fieldset>");
    private static final Pattern CHOICE = Pattern.compile(
            "(?s)<input type=\"(?:radio|checkbox)\" name=\"[^\"]+\" value=\"(\\d+)\"[^>]*><span>(.*?)</span>");
    private static final Pattern ROW =
            Pattern.compile("(?s)<label for=\"([^\"]+)\"[^>]*>(.*?)</label>\\s*<select[^>]*>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("(?s)<option value=\"(\\d+)\"[^>]*>(.*?)</option>");

    private final String fieldset;
    private final Question question;
    private final String field;

    private Sheet(String fieldset, Question question) {
        this.fieldset = fieldset;
        this.question = question;
        this.field = "q." + question.id();
    }

    /** By question, in the order of the page. */
    static Map<String, String> right(String page, Quiz quiz) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher fields = QUESTION.matcher(page);
        while (fields.find()) {
            Question question = quiz.question(fields.group(1));
            all.put(question.id(), String.join("&", new Sheet(fields.group(2), question).fields()));
        }
        return all;
    }

    private List<String> fields() {
        return switch (question.key()) {
            case AnswerKey.OneChoice one -> List.of(choice(one.right()));
            case AnswerKey.SomeChoices some ->
                some.right().stream().map(this::choice).toList();
            case AnswerKey.Truth truth -> List.of(field + "=" + truth.value());
            case AnswerKey.Quantity quantity ->
                List.of(field + "=" + encoded(quantity.best().value().toPlainString()));
            case AnswerKey.Words words ->
                List.of(field + "=" + encoded(words.accepted().getFirst()));
            case AnswerKey.Order ignored -> rows(null);
            case AnswerKey.Pairs pairs -> rows(pairs);
        };
    }

    private String choice(int right) {
        Matcher choices = CHOICE.matcher(fieldset);
        while (choices.find()) {
            if (choices.group(2).equals(question.entries().get(right).html())) {
                return field + "=" + choices.group(1);
            }
        }
        throw new IllegalStateException("no such choice at " + question.id());
    }

    private List<String> rows(AnswerKey.Pairs pairs) {
        List<String> all = new ArrayList<>();
        Matcher rows = ROW.matcher(fieldset);
        while (rows.find()) {
            int entry = question.entries().stream()
                    .map(Question.Entry::html)
                    .toList()
                    .indexOf(rows.group(2));
            String value = pairs == null
                    ? String.valueOf(entry + 1)
                    : option(
                            rows.group(3),
                            question.targets()
                                    .get(pairs.rightOfLeft().get(entry))
                                    .text());
            all.add(rows.group(1) + "=" + value);
        }
        return all;
    }

    private static String option(String select, String text) {
        Matcher options = OPTION.matcher(select);
        while (options.find()) {
            String shown = options.group(2)
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#34;", "\"")
                    .replace("&amp;", "&");
            if (shown.equals(text)) {
                return options.group(1);
            }
        }
        throw new IllegalStateException("no option " + text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
