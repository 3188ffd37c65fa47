package checkpoint.content.markdown;

import org.w3c.dom.Element;
import uk.ac.ed.ph.snuggletex.SnugglePackage;
import uk.ac.ed.ph.snuggletex.definitions.Globals;
import uk.ac.ed.ph.snuggletex.dombuilding.CommandHandler;
import uk.ac.ed.ph.snuggletex.internal.DOMBuilder;
import uk.ac.ed.ph.snuggletex.internal.SnuggleParseException;
import uk.ac.ed.ph.snuggletex.tokens.CommandToken;

/** Commands of TeX that SnuggleTeX does not have, as MathML Core. */
final class TexCommands {

    /** The class of a row with a frame: MathML's own {@code menclose} is not of its Core, and Chromium draws nothing for it. */
    static final String FRAME = "boxed";

    private TexCommands() {}

    static SnugglePackage all() {
        SnugglePackage ours = new SnugglePackage("Checkpoint");
        add(ours, "binom", 2, TexCommands::binomial);
        add(ours, "boxed", 1, TexCommands::boxed);
        return ours;
    }

    private static void add(SnugglePackage ours, String name, int arguments, CommandHandler handler) {
        ours.addComplexCommandSameArgMode(name, false, arguments, Globals.MATH_MODE_ONLY, handler, null);
    }

    private static void binomial(DOMBuilder builder, Element parent, CommandToken token) throws SnuggleParseException {
        Element row = builder.appendMathMLElement(parent, "mrow");
        builder.appendMathMLOperatorElement(row, "(");
        Element fraction = builder.appendMathMLElement(row, "mfrac");
        fraction.setAttribute("linethickness", "0");
        builder.handleMathTokensAsSingleElement(fraction, token.getArguments()[0]);
        builder.handleMathTokensAsSingleElement(fraction, token.getArguments()[1]);
        builder.appendMathMLOperatorElement(row, ")");
    }

    private static void boxed(DOMBuilder builder, Element parent, CommandToken token) throws SnuggleParseException {
        Element row = builder.appendMathMLElement(parent, "mrow");
        row.setAttribute("class", FRAME);
        builder.handleMathTokensAsSingleElement(row, token.getArguments()[0]);
    }
}
