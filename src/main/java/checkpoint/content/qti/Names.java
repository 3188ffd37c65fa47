package checkpoint.content.qti;

import checkpoint.content.guard.Element;

/** QTI 3.0 has the model of 2.x under other names: {@code qti-choice-interaction} is {@code choiceInteraction}. */
final class Names {

    private Names() {}

    /** The element under the names of 2.x. */
    static Element old(Element root) {
        return root.name().startsWith("qti-") ? root.renamed(Names::old) : root;
    }

    private static String old(String name) {
        if (!name.startsWith("qti-")) {
            return name;
        }
        StringBuilder camel = new StringBuilder();
        boolean up = false;
        for (char one : name.substring("qti-".length()).toCharArray()) {
            camel.append(up ? Character.toUpperCase(one) : one);
            up = one == '-';
            if (up) {
                camel.setLength(camel.length() - 1);
            }
        }
        return camel.toString();
    }
}
