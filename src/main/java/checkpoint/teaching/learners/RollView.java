package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.roster.StoredGroups;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.learning.attempt.Grades;
import checkpoint.teaching.dates.CourseDate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the class. Public for its template.
 *
 * @param asked what is shown; its page and its group are such that there are; where a group is chosen, everything here is of that group
 * @param rows of this page
 * @param found how many fit what was asked, test students among them
 * @param size how many are in the class: test students are not
 * @param counts by filter, without test students
 * @param differences how many differed when the class was compared with the gradebook
 * @param dates when it is due and closes
 * @param hasLineItem whether the course has a grade column for this link
 * @param choosable whether another checkpoint can be bound to the link
 * @param gradebook the gradebook of this link
 * @param roster what is known of who is enrolled; {@code null}: nothing yet
 * @param groups that can be chosen, by name
 */
record RollView(
        Checkpoint checkpoint,
        ClassQuery asked,
        List<RollRow> rows,
        int found,
        long size,
        Map<String, Long> counts,
        long differences,
        Picture picture,
        List<CourseDate> dates,
        boolean hasLineItem,
        boolean choosable,
        Grades.Desk gradebook,
        StoredRoster.@Nullable Stand roster,
        List<StoredGroups.Group> groups) {

    /** How many of the class are on one page. */
    public static final int ROWS = 50;

    public static RollView of(
            Checkpoint checkpoint,
            List<RollRow> whole,
            ClassQuery wanted,
            BigDecimal passMark,
            List<CourseDate> dates,
            boolean hasLineItem,
            boolean choosable,
            Grades.Desk gradebook,
            StoredRoster.@Nullable Stand roster,
            List<StoredGroups.Group> groups) {
        ClassQuery asked = wanted.among(groups);
        List<RollRow> all = whole.stream().filter(asked::isOfGroup).toList();
        List<RollRow> fitting =
                all.stream().filter(asked::fits).sorted(asked.order()).toList();
        int pages = pages(fitting.size());
        int page = Math.min(asked.page(), pages);
        List<RollRow> shown = fitting.subList((page - 1) * ROWS, Math.min(fitting.size(), page * ROWS));
        return new RollView(
                checkpoint,
                new ClassQuery(asked.filter(), asked.sort(), asked.search(), asked.group(), page),
                shown,
                fitting.size(),
                all.stream().filter(row -> !row.test()).count(),
                ClassQuery.counts(all),
                differences(whole, gradebook.check()),
                Picture.of(all, passMark),
                dates,
                hasLineItem,
                choosable,
                gradebook,
                roster,
                groups);
    }

    private static int pages(int rows) {
        return Math.max(1, (rows + ROWS - 1) / ROWS);
    }

    public int pages() {
        return pages(found);
    }

    public long count(String filter) {
        return counts.getOrDefault(filter, 0L);
    }

    /** Whether there is a grade that could be sent again. */
    public boolean isGraded() {
        return ClassQuery.GRADES.stream().anyMatch(one -> count(one) > 0)
                || rows.stream().anyMatch(row -> row.grade().state() != Grades.GradeState.NOT_GRADED);
    }

    /** Whether this one is the first of the page's test students. */
    public boolean beginsTests(RollRow row) {
        return row.test()
                && rows.stream().filter(RollRow::test).findFirst().orElse(row).equals(row);
    }

    /** The finding of the newest comparison with the gradebook; {@code null} where there is none, or the learner never came. */
    public @Nullable String finding(RollRow row) {
        Grades.Check check = gradebook.check();
        Long learner = row.learner();
        Grades.Difference found =
                check == null || learner == null ? null : check.differences().get(learner);
        return found == null ? null : found.finding();
    }

    private static long differences(List<RollRow> all, Grades.@Nullable Check check) {
        if (check == null) {
            return 0;
        }
        long tests = all.stream()
                .filter(row -> row.test()
                        && row.learner() != null
                        && check.differences().containsKey(row.learner()))
                .count();
        return check.differences().size() - tests;
    }
}
