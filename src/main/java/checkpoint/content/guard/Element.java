package checkpoint.content.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An element of an XML file, by local names: the prefix of a name is its author's taste. */
public final class Element {

    private static final String[] NONE = {};

    /** Elements of HTML that have no end: a reader of HTML takes {@code </br>} for another line break. */
    private static final Set<String> VOID = Set.of(
            "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    private final String name;
    private final int line;
    /** Names and values in turn. A long file has many elements, and most have none: no map for each. */
    private String[] attributes = NONE;

    /** Texts and elements, in their order. */
    private List<Object> content = List.of();

    private boolean whole;

    Element(String name, int line) {
        this.name = name;
        this.line = line;
    }

    void attribute(String key, String value) {
        int at = indexOf(key);
        if (at >= 0) {
            attributes[at + 1] = value;
            return;
        }
        attributes = Arrays.copyOf(attributes, attributes.length + 2);
        attributes[attributes.length - 2] = key;
        attributes[attributes.length - 1] = value;
    }

    private int indexOf(String key) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    void add(Object one) {
        if (content.isEmpty()) {
            content = new ArrayList<>(1);
        }
        content.add(one);
    }

    void drop(Element one) {
        if (!content.isEmpty() && content.getLast() == one) {
            content.removeLast();
        }
    }

    void close() {
        whole = true;
    }

    /** Whether the other has the same names, values and texts, in the same order. */
    boolean isSame(@Nullable Element other) {
        if (other == null
                || !name.equals(other.name)
                || !Arrays.equals(attributes, other.attributes)
                || content.size() != other.content.size()) {
            return false;
        }
        for (int i = 0; i < content.size(); i++) {
            Object one = content.get(i);
            Object two = other.content.get(i);
            boolean same = one instanceof Element element && two instanceof Element twin
                    ? element.isSame(twin)
                    : one.equals(two);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    public String name() {
        return name;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** Whether its end was read; not so where the file breaks off inside it. */
    public boolean isWhole() {
        return whole;
    }

    /** The attribute's value; empty where it is missing. */
    public String attribute(String key) {
        int at = indexOf(key);
        return at < 0 ? "" : attributes[at + 1];
    }

    public boolean has(String key) {
        return indexOf(key) >= 0;
    }

    /** Whether it has an attribute that runs a script or leads elsewhere. */
    public boolean isActive() {
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            boolean leads = attributes[i].equals("href") && !value.startsWith("#") && !value.startsWith("data:image/");
            if (attributes[i].startsWith("on") || leads) {
                return true;
            }
        }
        return false;
    }

    public List<Element> children() {
        List<Element> children = new ArrayList<>();
        for (Object one : content) {
            if (one instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    public List<Element> children(String named) {
        return children().stream().filter(child -> child.name.equals(named)).toList();
    }

    public Optional<Element> child(String named) {
        return children().stream().filter(child -> child.name.equals(named)).findFirst();
    }

    /** The text of a child; empty where there is none. */
    public String text(String named) {
        return child(named).map(Element::text).orElse("");
    }

    /** Every element below it of this name, in the order of the file. */
    public List<Element> all(String named) {
        return all(element -> element.name.equals(named));
    }

    public List<Element> all(Predicate<Element> wanted) {
        List<Element> found = new ArrayList<>();
        for (Element child : children()) {
            if (wanted.test(child)) {
                found.add(child);
            }
            found.addAll(child.all(wanted));
        }
        return found;
    }

    public Optional<Element> first(String named) {
        return all(named).stream().findFirst();
    }

    /** All text in it, markup left out. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Object one : content) {
            text.append(one instanceof Element element ? element.text() : one);
        }
        return text.toString();
    }

    /** Its content as markup, without the elements for which {@code left} holds. */
    public String markup(Predicate<Element> left) {
        StringBuilder markup = new StringBuilder();
        write(markup, left);
        return markup.toString();
    }

    private void write(StringBuilder markup, Predicate<Element> left) {
        for (Object one : content) {
            if (one instanceof Element element) {
                if (!left.test(element)) {
                    markup.append('<').append(element.name);
                    for (int i = 0; i < element.attributes.length; i += 2) {
                        markup.append(' ')
                                .append(element.attributes[i])
                                .append("=\"")
                                .append(escaped(element.attributes[i + 1]).replace("\"", "&quot;"))
                                .append('"');
                    }
                    if (element.content.isEmpty() && VOID.contains(element.name)) {
                        markup.append("/>");
                    } else {
                        markup.append('>');
                        element.write(markup, left);
                        markup.append("</").append(element.name).append('>');
                    }
                }
            } else {
                markup.append(escaped(one.toString()));
            }
        }
    }

    /** An element that no file has, at the line of what it stands for. */
    public static Element made(String name, int line, Map<String, String> attributes, Object... content) {
        Element made = new Element(name, line);
        made.whole = true;
        attributes.forEach(made::attribute);
        List.of(content).forEach(made::add);
        return made;
    }

    /** A copy with other elements in it; its text stays where it has no elements. */
    public Element holding(List<Element> others) {
        Element copy = new Element(name, line);
        copy.whole = whole;
        copy.attributes = attributes.clone();
        copy.content = others.isEmpty() && children().isEmpty() ? content : List.copyOf(others);
        return copy;
    }

    /** A copy with other names, of elements and attributes. */
    public Element renamed(UnaryOperator<String> names) {
        String other = names.apply(name);
        Element copy = new Element(other, line);
        copy.whole = whole;
        for (int i = 0; i < attributes.length; i += 2) {
            copy.attribute(other.equals(name) ? attributes[i] : names.apply("qti-" + attributes[i]), attributes[i + 1]);
        }
        for (Object one : content) {
            copy.add(one instanceof Element element ? element.renamed(names) : one);
        }
        return copy;
    }

    /** A text as markup. */
    public static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
