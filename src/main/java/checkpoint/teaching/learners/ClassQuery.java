package checkpoint.teaching.learners;

import checkpoint.grading.roster.StoredGroups;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a class to show, as its forms send it; an unknown filter or order shows everyone by name. Public for its template.
 *
 * @param filter one of {@link #PROGRESS} or {@link #GRADEBOOK}
 * @param sort one of {@link #SORTS}
 * @param search letters of a name
 * @param group id of a group or name of a section; empty: the whole class
 * @param page from 1
 */
record ClassQuery(String filter, String sort, String search, String group, int page) {

    public static final String STUCK = "stuck";
    /** All whose grade waits for a person. */
    public static final String NEEDS = "needs";

    private static final String IS = "is-";

    /** Filters by how far somebody has come. */
    public static final List<String> PROGRESS = Stream.concat(
                    Stream.of(Progress.values()).map(one -> IS + one.hook()), Stream.of(STUCK))
            .toList();

    /** Filters by the state of the grade. */
    public static final List<String> GRADEBOOK =
            List.of(NEEDS, "pending", "sent", "confirmed", "held", "failed", "not-graded");

    /** Those of them where there is a grade. */
    static final List<String> GRADES = GRADEBOOK.subList(1, GRADEBOOK.size() - 1);

    public static final String NAME = "name";
    public static final List<String> SORTS = List.of(NAME, "progress", "attempts", "best", "last");

    public static final ClassQuery EVERYONE = new ClassQuery("", NAME, "", "", 1);

    /** As a form sent it; what is missing is {@code null}. */
    public static ClassQuery of(
            @Nullable String filter,
            @Nullable String sort,
            @Nullable String search,
            @Nullable String group,
            @Nullable Integer page) {
        return new ClassQuery(
                filter != null && (PROGRESS.contains(filter) || GRADEBOOK.contains(filter)) ? filter : "",
                sort != null && SORTS.contains(sort) ? sort : NAME,
                search == null ? "" : search.strip(),
                group == null ? "" : group,
                page == null ? 1 : Math.max(1, page));
    }

    /** The same, for the whole class if there is no such group. */
    ClassQuery among(List<StoredGroups.Group> groups) {
        return groups.stream().anyMatch(one -> one.id().equals(group))
                ? this
                : new ClassQuery(filter, sort, search, "", page);
    }

    boolean isOfGroup(RollRow row) {
        return group.isEmpty() || row.groups().contains(group);
    }

    boolean fits(RollRow row) {
        return fits(row, filter) && found(row);
    }

    static boolean fits(RollRow row, String filter) {
        if (filter.isEmpty()) {
            return true;
        }
        if (filter.startsWith(IS)) {
            return row.progress().hook().equals(filter.substring(IS.length()));
        }
        return switch (filter) {
            case STUCK -> row.stuck() != null;
            case NEEDS -> row.needsSomebody();
            default -> row.grade().state().hook().equals(filter);
        };
    }

    /** How many fit each filter; test students are not counted. */
    static Map<String, Long> counts(List<RollRow> all) {
        Map<String, Long> counts = new HashMap<>();
        for (RollRow row : all) {
            if (row.test()) {
                continue;
            }
            for (List<String> filters : List.of(PROGRESS, GRADEBOOK)) {
                filters.stream()
                        .filter(filter -> fits(row, filter))
                        .forEach(filter -> counts.merge(filter, 1L, Long::sum));
            }
        }
        return counts;
    }

    private boolean found(RollRow row) {
        return search.isEmpty()
                || row.name() != null && row.name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    /** Beside the order by name, which the class comes in. */
    Comparator<RollRow> order() {
        Comparator<RollRow> byTest = Comparator.comparing(RollRow::test);
        return switch (sort) {
            case "progress" -> byTest.thenComparing(RollRow::progress);
            case "attempts" -> byTest.thenComparingInt(row -> -row.work().attempts());
            case "best" ->
                byTest.thenComparing(row -> row.work().percent(), Comparator.nullsFirst(Comparator.naturalOrder()));
            case "last" ->
                byTest.thenComparing(row -> row.work().lastAt(), Comparator.nullsLast(Comparator.reverseOrder()));
            default -> byTest;
        };
    }
}
