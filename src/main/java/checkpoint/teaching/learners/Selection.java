package checkpoint.teaching.learners;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The learners for whom a button was pressed, and the part of the class that the table shows.
 *
 * @param one the button's own learner
 * @param all everyone in the class
 * @param learner those whose boxes are ticked
 * @param confirmed whether it was asked before
 * @param q what is searched for
 * @param group whose group is shown
 */
record Selection(
        @Nullable Long one,
        @Nullable Boolean all,
        @Nullable List<Long> learner,
        @Nullable Boolean confirmed,
        @Nullable String filter,
        @Nullable String sort,
        @Nullable String q,
        @Nullable String group,
        @Nullable Integer page) {

    ClassQuery asked() {
        return ClassQuery.of(filter, sort, q, group, page);
    }

    boolean forAll() {
        return one == null && Boolean.TRUE.equals(all);
    }

    /** Learners that were selected one by one. */
    List<Long> learners() {
        if (one != null) {
            return List.of(one);
        }
        return learner == null ? List.of() : learner;
    }

    /** The fields that ask for the same again. */
    Map<String, List<String>> again() {
        ClassQuery asked = asked();
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("all", List.of("true"));
        fields.put("filter", List.of(asked.filter()));
        fields.put("sort", List.of(asked.sort()));
        fields.put("q", List.of(asked.search()));
        fields.put("group", List.of(asked.group()));
        return fields;
    }
}
