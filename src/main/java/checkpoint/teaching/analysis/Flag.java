package checkpoint.teaching.analysis;

import java.util.List;

/**
 * Something about a question that an instructor should look at, as a sentence.
 *
 * @param name its words are {@code answers.flag.<name>}
 * @param arguments of the words
 */
record Flag(String name, List<Object> arguments) {

    /** As its sentence takes them: shares in percent. */
    public Object[] rounded() {
        return arguments.stream()
                .map(one -> one instanceof Double share ? (Object) RoundedFigures.percent(share) : one)
                .toArray();
    }

    static Flag of(String name, Object... arguments) {
        return new Flag(name, List.of(arguments));
    }
}
