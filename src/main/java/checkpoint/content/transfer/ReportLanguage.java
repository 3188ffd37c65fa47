package checkpoint.content.transfer;

import checkpoint.tool.command.Command;
import checkpoint.tool.language.SpokenLanguages;
import java.util.Locale;
import java.util.Optional;

/** The language that a command is asked to report in, by {@code --lang}. */
final class ReportLanguage {

    private static final String OPTION = "--lang";

    private ReportLanguage() {}

    /** Empty where none is given, or one that is not spoken. */
    static Optional<Locale> of(Command.Arguments call) {
        return Optional.ofNullable(call.value(OPTION)).flatMap(SpokenLanguages::named);
    }

    /** What is wrong with it; empty where nothing is. */
    static Optional<String> fault(Command.Arguments call) {
        return call.has(OPTION) && of(call).isEmpty()
                ? Optional.of("\"" + call.value(OPTION)
                        + "\" is no language that is spoken here: give en, de, es, fr, pt-BR or ar.")
                : Optional.empty();
    }
}
