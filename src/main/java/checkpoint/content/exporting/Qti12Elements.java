package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Html;

/** The elements of QTI 1.2 that an item is put together from. */
final class Qti12Elements {

    private Qti12Elements() {}

    static String lid(String ident, String cardinality, String labels) {
        return lid(ident, cardinality, "", labels);
    }

    static String lid(String ident, String cardinality, String material, String labels) {
        return "<response_lid ident=\"" + ident + "\" rcardinality=\"" + cardinality + "\">" + material
                + "<render_choice>\n" + labels + "</render_choice></response_lid>\n";
    }

    static String label(String ident, String material) {
        return "<response_label ident=\"" + ident + "\">" + material + "</response_label>\n";
    }

    static String fib(String attributes) {
        return "<response_str ident=\"response1\" rcardinality=\"Single\"><render_fib " + attributes
                + "><response_label ident=\"answer1\"/></render_fib></response_str>\n";
    }

    static String plain(String text) {
        return "<material><mattext texttype=\"text/plain\">" + Html.escaped(text) + "</mattext></material>";
    }

    static String equal(String response, String escaped) {
        return "<varequal respident=\"" + response + "\">" + escaped + "</varequal>";
    }

    static String shown(String ident) {
        return "<displayfeedback feedbacktype=\"Response\" linkrefid=\"" + ident + "\"/>";
    }

    static String set(String condition) {
        return "<respcondition continue=\"No\"><conditionvar>" + condition
                + "</conditionvar><setvar action=\"Set\" varname=\"SCORE\">100</setvar></respcondition>\n";
    }

    static String add(String response, String label, int number) {
        return "<respcondition><conditionvar>" + equal(response, label)
                + "</conditionvar><setvar varname=\"SCORE\" action=\"Add\">" + Percent.of(1, number)
                + "</setvar></respcondition>\n";
    }
}
