package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.Rules;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.teaching.tally.AttemptTally;
import checkpoint.teaching.tally.CountedAnswers;
import checkpoint.teaching.tally.Course;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was counted, and tells its figures. Versions that ask the same questions with the same keys are one. */
@Component
class ReadAnswers {

    /** Images carry their version in their address. */
    private static final Pattern VERSION = Pattern.compile("/content/[0-9a-f]{64}/");

    private static final int TEXTS = 10;

    private final CountedAnswers counted;
    private final StoredSettings settings;

    ReadAnswers(CountedAnswers counted, StoredSettings settings) {
        this.counted = counted;
        this.settings = settings;
    }

    /**
     * Versions that ask the same.
     *
     * @param digests of all of them
     * @param newest the one that is offered now, or else any
     */
    record Edition(List<String> digests, Checkpoint newest, AttemptTally first, AttemptTally all) {

        public boolean has(@Nullable String digest) {
            return digests.contains(digest);
        }
    }

    static Course course(Launch launch, String slug) {
        return new Course(launch.registration(), launch.course(), slug);
    }

    /** With the most attempts first. */
    List<Edition> editions(Course course, Checkpoint offered) {
        Map<String, List<CountedAnswers.Version>> alike = new LinkedHashMap<>();
        for (CountedAnswers.Version version : counted.versions(course)) {
            alike.computeIfAbsent(asks(version.checkpoint()), text -> new ArrayList<>())
                    .add(version);
        }
        return alike.values().stream()
                .map(versions -> edition(versions, offered))
                .sorted((one, other) ->
                        Long.compare(other.all().attempts(), one.all().attempts()))
                .toList();
    }

    private static Edition edition(List<CountedAnswers.Version> versions, Checkpoint offered) {
        AttemptTally first = new AttemptTally();
        AttemptTally all = new AttemptTally();
        versions.forEach(version -> {
            first.plus(version.first());
            all.plus(version.all());
        });
        List<String> digests =
                versions.stream().map(version -> version.checkpoint().digest()).toList();
        return new Edition(
                digests,
                digests.contains(offered.digest())
                        ? offered
                        : versions.getLast().checkpoint(),
                first,
                all);
    }

    private static String asks(Checkpoint checkpoint) {
        return VERSION.matcher(checkpoint.quiz().questions().toString()).replaceAll("/content/");
    }

    /** The one that was asked for; else that of the offered version; else the one with the most attempts. */
    static Optional<Edition> chosen(List<Edition> editions, @Nullable String digest, Checkpoint offered) {
        return editions.stream()
                .filter(edition -> edition.has(digest))
                .findFirst()
                .or(() -> editions.stream()
                        .filter(edition -> edition.has(offered.digest()))
                        .findFirst())
                .or(() -> editions.stream().findFirst());
    }

    Optional<Answers> answers(Course course, Edition edition, boolean later) {
        InCourse where = new InCourse(course.registration(), course.course(), course.checkpoint());
        Rules rules = settings.ofClass(where, edition.newest().quiz(), Availability.NONE);
        return Answers.of(
                edition.newest(),
                later,
                rules.passMark().doubleValue(),
                edition.first(),
                edition.all(),
                counted.questions(course, edition.newest(), edition.digests(), later));
    }

    List<CountedAnswers.Typed> texts(Course course, Edition edition, boolean later, String question) {
        return counted.texts(course, edition.digests(), later, question, TEXTS);
    }

    long waiting(Course course) {
        return counted.waiting(course);
    }
}
