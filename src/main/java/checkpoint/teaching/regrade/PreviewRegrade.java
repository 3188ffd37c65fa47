package checkpoint.teaching.regrade;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Question;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.correction.ChangedKeys;
import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.correction.QuestionMatch;
import checkpoint.learning.correction.RemarkedScore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks what a course has submitted by a correction, and changes nothing. */
@Component
class PreviewRegrade {

    private static final int LEARNERS_AT_ONCE = 200;
    private static final String NAMES =
            "select id, name from learner where registration_id = :registration and id = any (:ids)";

    private final Sheets sheets;
    private final MarkAgain mark;
    private final ChangedKeys keys;
    private final Checkpoints checkpoints;
    private final JdbcClient database;

    PreviewRegrade(Sheets sheets, MarkAgain mark, ChangedKeys keys, Checkpoints checkpoints, JdbcClient database) {
        this.sheets = sheets;
        this.mark = mark;
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.database = database;
    }

    /** Previews a regrade of the attempts submitted so far. */
    Preview preview(Course course, Correction correction) {
        Reading reading = new Reading(correction);
        long after = 0;
        List<Sheet> some;
        do {
            some = sheets.ofClass(course.registration(), course.id(), course.checkpoint(), after, LEARNERS_AT_ONCE);
            some.forEach(reading::read);
            after = some.isEmpty() ? after : some.getLast().attempt().place().learner();
        } while (!some.isEmpty());
        boolean needless = reading.rows.isEmpty()
                && keys.isNeedless(course.registration(), course.id(), course.checkpoint(), correction);
        return reading.preview(names(course.registration(), reading.shown()), needless);
    }

    private Map<Long, String> names(long registration, Set<Long> learners) {
        Map<Long, String> names = new HashMap<>();
        database.sql(NAMES)
                .param("registration", registration)
                .param("ids", learners.toArray(Long[]::new))
                .query(row -> {
                    if (row.getString("name") != null) {
                        names.put(row.getLong("id"), row.getString("name"));
                    }
                });
        return names;
    }

    /** The attempts read so far. */
    private final class Reading {

        private final Correction correction;
        private final List<Preview.Row> rows = new ArrayList<>();
        private final Map<RemarkedScore.Change, Set<Long>> changes = new EnumMap<>(RemarkedScore.Change.class);
        private final Map<String, Preview.Asked> asked = new TreeMap<>();
        private final Map<String, Map<QuestionMatch.Why, Set<Long>>> kept = new TreeMap<>();
        private final Set<String> reworded = new TreeSet<>();
        private final Set<Long> passes = new TreeSet<>();
        private final Set<Long> nothingLeft = new TreeSet<>();
        private int attempts;

        private Reading(Correction correction) {
            this.correction = correction;
        }

        private void read(Sheet sheet) {
            attempts++;
            long learner = sheet.attempt().place().learner();
            ask(sheet);
            MarkAgain.Marked marked = mark.by(correction, sheet);
            marked.kept()
                    .forEach((question, why) -> kept.computeIfAbsent(
                                    question, one -> new EnumMap<>(QuestionMatch.Why.class))
                            .computeIfAbsent(why, one -> new TreeSet<>())
                            .add(learner));
            reworded.addAll(marked.reworded());
            if (!marked.changes()) {
                return;
            }
            if (!marked.counts()) {
                nothingLeft.add(learner);
                return;
            }
            RemarkedScore remarked = new RemarkedScore(
                    sheet.attempt().requireResult().score(),
                    marked.attempt().score(sheet.passMark(marked.attempt().checkpoint())));
            changes.computeIfAbsent(remarked.change(), one -> new TreeSet<>()).add(learner);
            if (remarked.passesNow()) {
                passes.add(learner);
            }
            if (remarked.change() != RemarkedScore.Change.SAME) {
                rows.add(new Preview.Row(learner, null, sheet.attempt().number(), remarked));
            }
        }

        private void ask(Sheet sheet) {
            for (Layout.Put put : sheet.layout().questions()) {
                Preview.Asked before = asked.get(put.question());
                if (before == null) {
                    Question question =
                            checkpoints.version(sheet.attempt().digest()).quiz().question(put.question());
                    asked.put(put.question(), Preview.Asked.once(question));
                } else {
                    asked.put(put.question(), before.onceMore());
                }
            }
        }

        private Set<Long> shown() {
            Set<Long> all = new TreeSet<>(nothingLeft);
            rows.forEach(row -> all.add(row.learner()));
            kept.values().forEach(why -> why.values().forEach(all::addAll));
            return all;
        }

        private Preview preview(Map<Long, String> names, boolean needless) {
            Map<RemarkedScore.Change, Integer> counts = new EnumMap<>(RemarkedScore.Change.class);
            for (RemarkedScore.Change change : RemarkedScore.Change.values()) {
                counts.put(change, changes.getOrDefault(change, Set.of()).size());
            }
            List<Preview.Kept> untouched = new ArrayList<>();
            kept.forEach((question, whys) -> whys.forEach(
                    (why, learners) -> untouched.add(new Preview.Kept(question, why, named(learners, names)))));
            return new Preview(
                    attempts,
                    counts,
                    passes.size(),
                    rows.stream()
                            .map(row -> row.called(names.get(row.learner())))
                            .sorted(Preview.Row.BY_CHANGE)
                            .limit(Preview.SHOWN)
                            .toList(),
                    rows.size(),
                    List.copyOf(asked.values()),
                    List.copyOf(untouched),
                    List.copyOf(reworded),
                    named(nothingLeft, names),
                    needless);
        }

        private static List<String> named(Set<Long> learners, Map<Long, String> names) {
            return learners.stream()
                    .map(id -> Objects.requireNonNullElse(names.get(id), "#" + id))
                    .sorted()
                    .toList();
        }
    }
}
