package checkpoint.tool.command;

import checkpoint.tool.language.SpokenLanguages;
import java.util.Locale;
import java.util.Optional;

/** The language that a command is asked to report in, by {@code --lang}. */
public final class ReportLanguage {

    /** The option itself. */
    public static final String OPTION = "--lang";

    private ReportLanguage() {}

    /** Empty where none is given, or one that is not spoken. */
    public static Optional<Locale> of(Command.Arguments call) {
        return Optional.ofNullable(call.value(OPTION)).flatMap(SpokenLanguages::named);
    }

    /** The fault of the option's value; empty if it has none. */
    public static Optional<String> fault(Command.Arguments call) {
        return call.has(OPTION) && of(call).isEmpty()
                ? Optional.of("\"" + call.value(OPTION)
                        + "\" is not a language of this tool: give en, de, es, fr, pt-BR or ar.")
                : Optional.empty();
    }
}
