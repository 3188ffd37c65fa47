package checkpoint.content.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An element of an XML file, by local names: the prefix of a name is its author's taste. */
public final class Element {

    private final String name;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    /** Texts and elements, in their order. */
    private final List<Object> content = new ArrayList<>();

    private boolean whole;

    Element(String name, int line) {
        this.name = name;
        this.line = line;
    }

    void attribute(String key, String value) {
        attributes.put(key, value);
    }

    void add(Object one) {
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
        return attributes.getOrDefault(key, "");
    }

    public boolean has(String key) {
        return attributes.containsKey(key);
    }

    /** Whether it has an attribute that runs a script or leads elsewhere. */
    public boolean isActive() {
        return attributes.entrySet().stream()
                .anyMatch(one -> one.getKey().startsWith("on")
                        || one.getKey().equals("href")
                                && !one.getValue().startsWith("#")
                                && !one.getValue().startsWith("data:image/"));
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

    /** What stands in it, as markup; elements for which {@code left} holds are left out. */
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
                    element.attributes.forEach((key, value) -> markup.append(' ')
                            .append(key)
                            .append("=\"")
                            .append(escaped(value).replace("\"", "&quot;"))
                            .append('"'));
                    markup.append('>');
                    element.write(markup, left);
                    markup.append("</").append(element.name).append('>');
                }
            } else {
                markup.append(escaped(one.toString()));
            }
        }
    }

    /** A copy with other names, of elements and attributes. */
    public Element renamed(UnaryOperator<String> names) {
        String other = names.apply(name);
        Element copy = new Element(other, line);
        copy.whole = whole;
        attributes.forEach((key, value) -> copy.attribute(other.equals(name) ? key : names.apply("qti-" + key), value));
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
