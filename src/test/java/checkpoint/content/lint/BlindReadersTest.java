package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Spread;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers who know nothing of the subject and answer Chapter 12 by a rule of thumb. None of them may pass the gate, and on single
 * choices none may do much better than chance, nor so much worse that the opposite rule would pay. Each night they try for longer.
 */
@Tag("long")
class BlindReadersTest {

    private static final int ATTEMPTS = Integer.getInteger("simulated.learners", 5_000) * 2 / 5;
    private static final Checkpoint CHAPTER = BuiltIn.chapterTwelve();

    /** A rule by which a choice looks right: the higher, the better. */
    enum Reader {
        LONGEST((chapter, question, choice) -> choice.length()),
        SHORTEST((chapter, question, choice) -> -choice.length()),
        MOST_WORDS((chapter, question, choice) -> Words.of(choice).size()),
        MOST_HEDGED((chapter, question, choice) -> count(HEDGES, choice)),
        WORDS_OF_THE_STEM((chapter, question, choice) -> shared(choice, question.stem())),
        FEWEST_WORDS_OF_THE_STEM((chapter, question, choice) -> -shared(choice, question.stem())),
        MODEST((chapter, question, choice) -> count(MODEST_WORDS, choice) - 2 * count(GRAND_WORDS, choice)),
        GRAND((chapter, question, choice) -> 2 * count(GRAND_WORDS, choice) - count(MODEST_WORDS, choice)),
        NO_ABSOLUTES((chapter, question, choice) -> -count(ABSOLUTES, choice)),
        FIGURES((chapter, question, choice) -> count(DIGITS, choice)),
        REASONS((chapter, question, choice) -> count(CAUSES, choice)),
        TWO_PARTS((chapter, question, choice) -> count(JOINTS, choice)),
        ODD_ONE_OUT((chapter, question, choice) -> -likeTheOthers(question, choice)),
        LIKE_THE_OTHERS((chapter, question, choice) -> likeTheOthers(question, choice)),
        LAYMAN((chapter, question, choice) -> count(CAREFUL, choice)
                + count(MODEST_WORDS, choice)
                - count(GRAND_WORDS, choice)
                - 2 * count(HASTY, choice)
                - count(ABSOLUTES, choice)),
        /** Has the page open and compares words, without understanding it. */
        WORDS_OF_THE_PASSAGE((chapter, question, choice) -> rare(choice, passage(chapter, question)));

        private final Appeal appeal;

        /** By question, since each is met in thousands of attempts. */
        private final Map<String, double[]> seen = new ConcurrentHashMap<>();

        Reader(Appeal appeal) {
            this.appeal = appeal;
        }

        /** The share of single choices that a reader gets right on average; where several look alike, they toss. */
        double right(List<Question> questions) {
            return questions.stream()
                    .mapToDouble(question -> {
                        double[] appeals = appeals(question);
                        double best = Arrays.stream(appeals).max().orElseThrow();
                        int right = ((AnswerKey.OneChoice) question.key()).right();
                        long tied = Arrays.stream(appeals)
                                .filter(one -> one == best)
                                .count();
                        return appeals[right] == best ? 1.0 / tied : 0;
                    })
                    .average()
                    .orElseThrow();
        }

        private double[] appeals(Question question) {
            return seen.computeIfAbsent(
                    question.id(),
                    id -> question.entries().stream()
                            .mapToDouble(entry -> appeal.of(CHAPTER, question, entry.text()))
                            .toArray());
        }

        /** The most appealing choices, in an order in which equal ones come by chance. */
        private List<Integer> ranked(Question question, Random random) {
            double[] appeals = appeals(question);
            List<Integer> order = shuffled(appeals.length, random);
            order.sort(Comparator.comparingDouble(choice -> -appeals[choice]));
            return order;
        }

        Response answer(Question question, Random random) {
            return switch (question.key()) {
                case AnswerKey.OneChoice one ->
                    new Response.Chosen(Set.of(ranked(question, random).getFirst()));
                // The stem says how many are right.
                case AnswerKey.SomeChoices some ->
                    new Response.Chosen(new LinkedHashSet<>(
                            ranked(question, random).subList(0, some.right().size())));
                case AnswerKey.Truth truth -> new Response.TrueOrFalse(soundsTrue(question, random));
                case AnswerKey.Order order ->
                    new Response.Placed(new ArrayList<@Nullable Integer>(shuffled(order.entries(), random)));
                case AnswerKey.Pairs pairs -> new Response.Placed(paired(question, random));
                case AnswerKey.Quantity quantity -> new Response.Typed(firstProduct(question));
                case AnswerKey.Words words -> new Response.Blank();
            };
        }

        private boolean soundsTrue(Question question, Random random) {
            return switch (this) {
                case MOST_HEDGED -> count(HEDGES, question.stem()) > 0;
                case NO_ABSOLUTES -> count(ABSOLUTES, question.stem()) == 0;
                default -> random.nextBoolean();
            };
        }
    }

    private interface Appeal {
        double of(Checkpoint chapter, Question question, String choice);
    }

    private static final Pattern HEDGES = words(
            "can|may|might|could|often|usually|mostly|likely|some|about|roughly|for now|such as|until|where|when|if|as long as|so that");
    private static final Pattern ABSOLUTES =
            words("always|never|only|must|all|every|each|any|nothing|nobody|none|everything|completely|entire|whole");
    private static final Pattern MODEST_WORDS = words(
            "keep|simple|simpler|small|smaller|one|ordinary|script|nightly|once|batch|buy|managed|default|leave|stays|same|existing"
                    + "|extension|note|write down|wait|stop|hold|less|fewer|first|before");
    private static final Pattern GRAND_WORDS = words(
            "cluster|stream|streaming|spark|lakehouse|separate|build|move|larger|twice|new|more|every|each|database|orchestrator|store"
                    + "|warehouse|operate|real time|run it|table format");
    private static final Pattern CAREFUL = words(
            "ask|who|why|what|alert|owner|document|documents|test|tests|reason|reasons|trigger|cause|safe|need|needs|both|people");
    private static final Pattern HASTY =
            words("skip|ignore|delete|deleted|at once|now|as|wait|invent|larger|all|copy|copies|most");
    private static final Pattern CAUSES = words("as|since|so that|because|for|to|with|by");
    private static final Pattern JOINTS = Pattern.compile("[,;:]|\\band\\b");
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d,.]*|\\b(one|two|three|four|six|ten)\\b");

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![\\w-])(" + alternatives + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static final Set<String> PLAIN = Set.of(
            "a", "an", "the", "of", "to", "and", "in", "is", "it", "its", "for", "that", "with", "by", "on", "as", "at",
            "are", "or");

    private static Set<String> content(String text) {
        Set<String> words = new HashSet<>(Words.of(Html.plain(text)));
        words.removeAll(PLAIN);
        return words;
    }

    private static long shared(String choice, String text) {
        Set<String> words = content(choice);
        words.retainAll(content(text));
        return words.size();
    }

    private static double rare(String choice, String text) {
        Set<String> words = content(choice);
        return words.isEmpty() ? 0 : (double) shared(choice, text) / words.size();
    }

    private static double likeTheOthers(Question question, String choice) {
        return question.entries().stream()
                .filter(entry -> !entry.text().equals(choice))
                .mapToLong(entry -> shared(choice, entry.text()))
                .sum();
    }

    private static String passage(Checkpoint chapter, Question question) {
        List<Checkpoint.Heading> headings = chapter.recap().headings();
        String html = chapter.recap().html();
        int at = IntStream.range(0, headings.size())
                .filter(i -> headings.get(i).id().equals(question.passage()))
                .findFirst()
                .orElseThrow();
        return html.substring(
                headings.get(at).end(),
                at + 1 < headings.size() ? headings.get(at + 1).end() : html.length());
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(all, random);
        return all;
    }

    private static final Map<List<String>, Long> SHARED = new ConcurrentHashMap<>();

    /** For each left side the right side that shares the most words with it. */
    private static List<@Nullable Integer> paired(Question question, Random random) {
        List<@Nullable Integer> right = new ArrayList<>();
        for (Question.Entry left : question.entries()) {
            List<Integer> order = shuffled(question.targets().size(), random);
            order.sort(Comparator.comparingLong(target -> -SHARED.computeIfAbsent(
                    List.of(left.text(), question.targets().get(target).text()),
                    pair -> shared(pair.getFirst(), pair.getLast()))));
            right.add(order.getFirst());
        }
        return right;
    }

    /** Who knows nothing of the subject can still multiply what is given. */
    private static String firstProduct(Question question) {
        List<Double> numbers = Pattern.compile("\\d[\\d,]*(\\.\\d+)?")
                .matcher(Html.plain(question.stem()))
                .results()
                .map(found -> Double.valueOf(found.group().replaceAll(",(?=\\d{3})|,$", "")))
                .limit(2)
                .toList();
        return numbers.size() < 2 ? "" : String.valueOf(numbers.get(0) * numbers.get(1));
    }

    private static List<Question> singleChoices() {
        return CHAPTER.quiz().questions().stream()
                .filter(question -> question.type() == Question.Type.SINGLE_CHOICE)
                .toList();
    }

    private static double passes(Reader reader) {
        Random random = new Random(12);
        long passed = Stream.generate(() -> Spread.draw(CHAPTER.quiz(), Map.of(), random))
                .limit(ATTEMPTS)
                .filter(drawn -> Marking.score(
                                drawn.stream()
                                        .map(id -> CHAPTER.quiz().question(id))
                                        .map(question ->
                                                new Marking.Marked(question.points(), share(reader, question, random)))
                                        .toList(),
                                CHAPTER.quiz().passMark())
                        .passed())
                .count();
        return (double) passed / ATTEMPTS;
    }

    private static Share share(Reader reader, Question question, Random random) {
        return Marking.share(question.key(), reader.answer(question, random));
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_of_thumb_passes_fewer_than_five_attempts_in_a_hundred(Reader reader) {
        assertThat(passes(reader)).isLessThan(0.05);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORDS_OF_THE_PASSAGE")
    void a_rule_of_thumb_is_near_chance_on_single_choices(Reader reader) {
        assertThat(reader.right(singleChoices())).isBetween(0.12, 0.38);
    }

    @Test
    void an_open_page_without_understanding_finds_no_more_than_half_of_the_single_choices() {
        assertThat(Reader.WORDS_OF_THE_PASSAGE.right(singleChoices())).isLessThan(0.5);
    }

    @Test
    void who_knows_every_answer_passes_so_the_reading_above_can_tell() {
        List<Marking.Marked> all = singleChoices().stream()
                .map(question -> new Marking.Marked(
                        question.points(),
                        Marking.share(
                                question.key(),
                                new Response.Chosen(Set.of(((AnswerKey.OneChoice) question.key()).right())))))
                .toList();

        assertThat(Marking.score(all, CHAPTER.quiz().passMark()).passed()).isTrue();
    }
}
