package checkpoint.learning.authoring;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares two versions of a checkpoint, before somebody goes back to the older one.
 *
 * @param added questions that the earlier one does not have
 * @param removed questions that the later one does not have
 * @param changed in the order of the later one
 */
record Comparison(List<Question> added, List<Question> removed, List<Changed> changed, Set<Part> parts) {

    /** The parts beside questions that may differ. */
    enum Part {
        PAGES,
        RULES
    }

    /** The aspects of a question that may differ. */
    enum Aspect {
        KEY,
        STEM,
        CHOICES,
        POINTS,
        FEEDBACK,
        PLACE
    }

    /**
     * A question that both have.
     *
     * @param rightBefore what earned everything, each as plain text
     * @param rightAfter what earns everything
     */
    record Changed(
            Question before, Question after, Set<Aspect> aspects, List<String> rightBefore, List<String> rightAfter) {

        /** Whether something else is right; what an answer earns may differ beside that. */
        public boolean isAnotherRight() {
            return !rightBefore.equals(rightAfter);
        }
    }

    /** Compares two versions of one checkpoint. */
    static Comparison of(Checkpoint before, Checkpoint after) {
        Map<String, Question> known = new HashMap<>();
        before.quiz().questions().forEach(question -> known.put(question.id(), question));
        List<Question> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (Question now : after.quiz().questions()) {
            Question then = known.remove(now.id());
            if (then == null) {
                added.add(now);
            } else {
                Changed one = changed(then, now, before.digest(), after.digest());
                if (!one.aspects().isEmpty()) {
                    changed.add(one);
                }
            }
        }
        List<Question> removed = before.quiz().questions().stream()
                .filter(question -> known.containsKey(question.id()))
                .toList();
        return new Comparison(added, removed, changed, parts(before, after));
    }

    /** Whether the two say the same. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && parts.isEmpty();
    }

    private static Set<Part> parts(Checkpoint before, Checkpoint after) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (!pages(before).equals(pages(after))) {
            parts.add(Part.PAGES);
        }
        boolean same = before.quiz().withoutQuestions().equals(after.quiz().withoutQuestions())
                && before.next().equals(after.next())
                && before.title().equals(after.title());
        if (!same) {
            parts.add(Part.RULES);
        }
        return parts;
    }

    private static Map<String, String> pages(Checkpoint checkpoint) {
        Map<String, String> pages = new HashMap<>();
        checkpoint.pages().forEach((name, page) -> pages.put(name, text(page, checkpoint)));
        pages.put("", text(checkpoint.recap(), checkpoint));
        return pages;
    }

    private static String text(Checkpoint.Page page, Checkpoint checkpoint) {
        return page.title() + "\n" + same(page.html(), checkpoint.digest());
    }

    private static Changed changed(Question then, Question now, String before, String after) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        List<String> rightBefore = right(then);
        List<String> rightAfter = right(now);
        boolean choices = texts(then, before).equals(texts(now, after));
        // Choices that changed places have another key in numbers, and the same for people.
        boolean sameKey = then.type() == now.type()
                && rightBefore.equals(rightAfter)
                && credits(then).equals(credits(now));
        if (!sameKey) {
            aspects.add(Aspect.KEY);
        }
        if (!same(then.stem(), before).equals(same(now.stem(), after))) {
            aspects.add(Aspect.STEM);
        }
        if (!choices) {
            aspects.add(Aspect.CHOICES);
        }
        if (then.points().compareTo(now.points()) != 0) {
            aspects.add(Aspect.POINTS);
        }
        if (!feedbacks(then, before).equals(feedbacks(now, after))) {
            aspects.add(Aspect.FEEDBACK);
        }
        if (!Objects.equals(then.objective(), now.objective()) || !Objects.equals(then.passage(), now.passage())) {
            aspects.add(Aspect.PLACE);
        }
        return new Changed(then, now, aspects, rightBefore, rightAfter);
    }

    /** An image's address holds the version that it is of. */
    private static String same(String html, String digest) {
        return html.replace(digest, "");
    }

    private static List<String> texts(Question question, String digest) {
        List<String> texts = new ArrayList<>();
        question.entries().forEach(entry -> texts.add(same(entry.html(), digest) + (entry.fixed() ? "!" : "")));
        question.targets().forEach(target -> texts.add(same(target.html(), digest)));
        return texts;
    }

    private static List<String> feedbacks(Question question, String digest) {
        List<String> texts = new ArrayList<>();
        texts.add(same(String.valueOf(question.feedback()), digest));
        question.entries().forEach(entry -> texts.add(same(String.valueOf(entry.feedback()), digest)));
        if (question.key() instanceof AnswerKey.Quantity quantity) {
            quantity.answers().forEach(one -> texts.add(same(String.valueOf(one.feedback()), digest)));
        } else if (question.key() instanceof AnswerKey.Words words) {
            words.phrases().forEach(one -> texts.add(same(String.valueOf(one.feedback()), digest)));
        }
        return texts;
    }

    /** The share that each text earns, whatever its place. */
    private static Map<String, Share> credits(Question question) {
        Map<String, Share> credits = new HashMap<>();
        for (int i = 0; i < question.entries().size(); i++) {
            String text = question.entries().get(i).text();
            if (question.key() instanceof AnswerKey.OneChoice one) {
                credits.put(text, one.credit(i));
            } else if (question.key() instanceof AnswerKey.SomeChoices some
                    && !some.credits().isEmpty()) {
                credits.put(text, some.credits().get(i));
            }
        }
        if (question.key() instanceof AnswerKey.Words words) {
            words.phrases().forEach(one -> credits.put(one.text(), one.credit()));
            credits.put("", words.exact() ? Share.ALL : Share.NONE);
        } else if (question.key() instanceof AnswerKey.Quantity quantity) {
            quantity.answers().forEach(one -> credits.put(number(one, quantity.unit()), one.credit()));
            quantity.units().forEach(one -> credits.put(one.name() + " " + one.factor(), Share.NONE));
        }
        return credits;
    }

    /** The answers that earn full points, as plain text; for true-false the word of the content format. */
    private static List<String> right(Question question) {
        List<Question.Entry> entries = question.entries();
        return switch (question.key()) {
            case AnswerKey.OneChoice one -> chosen(entries, one.rights());
            case AnswerKey.SomeChoices some -> chosen(entries, some.right());
            case AnswerKey.Truth truth -> List.of(String.valueOf(truth.value()));
            case AnswerKey.Quantity quantity ->
                quantity.answers().stream()
                        .filter(one -> one.credit().equals(Share.ALL))
                        .map(one -> number(one, quantity.unit()))
                        .toList();
            case AnswerKey.Words words -> words.accepted();
            case AnswerKey.Order order ->
                entries.stream().map(Question.Entry::text).toList();
            case AnswerKey.Pairs pairs ->
                IntStream.range(0, entries.size())
                        .mapToObj(left -> entries.get(left).text() + " \u2192 "
                                + question.targets()
                                        .get(pairs.rightOfLeft().get(left))
                                        .text())
                        .toList();
        };
    }

    private static List<String> chosen(List<Question.Entry> entries, Set<Integer> right) {
        return right.stream().map(one -> entries.get(one).text()).sorted().toList();
    }

    private static String number(AnswerKey.Amount amount, String unit) {
        String value = (amount.value().toPlainString() + " " + unit).strip();
        return amount.tolerance().signum() == 0
                ? value
                : value + " \u00b1 " + amount.tolerance().toPlainString();
    }
}
