package checkpoint.content.guard;

import checkpoint.tool.language.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML of strangers. No document type is fetched, no entity is defined, and what is deeper or longer than any quiz ends the
 * reading. Where the file breaks off, what stood before is there.
 */
public final class SafeXml extends DefaultHandler2 {

    private static final int DEEPEST = 150;
    /** Elements that are kept at once. */
    private static final int MOST_ELEMENTS = 750_000;
    /** Characters of one text; an image of 8 MB is shorter. */
    private static final int LONGEST_TEXT = 16_000_000;

    private final Deque<Element> open = new ArrayDeque<>();
    private final @Nullable String each;
    private final Consumer<Element> consumer;
    private @Nullable Locator locator;
    private @Nullable Element root;
    private final StringBuilder text = new StringBuilder();
    private int elements;

    private SafeXml(@Nullable String each, Consumer<Element> consumer) {
        this.each = each;
        this.consumer = consumer;
    }

    /**
     * A file as far as it could be read.
     *
     * @param root {@code null} where not even its first element could be read
     * @param fault why it breaks off; {@link #NONE} where it does not
     */
    public record Read(@Nullable Element root, int line, Sentence fault) {

        static final Sentence NONE = Sentence.verbatim("");

        public boolean isWhole() {
            return fault.equals(NONE);
        }
    }

    /** The file as a tree. */
    public static Read tree(byte[] xml) {
        return read(xml, new SafeXml(null, element -> {}));
    }

    /** Each element of this name as soon as its end is read; it is not kept, so that long files need little memory. */
    public static Read each(byte[] xml, String name, Consumer<Element> consumer) {
        return read(xml, new SafeXml(name, consumer));
    }

    private static Read read(byte[] xml, SafeXml handler) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            // An escaped sign counts as an entity here, and quizzes have many; entities of others are never defined.
            reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
            reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
            // Our own limit is below.
            reader.setProperty("jdk.xml.maxElementDepth", "0");
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver(handler);
            reader.setProperty("http://xml.org/sax/properties/declaration-handler", handler);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            reader.parse(new InputSource(new ByteArrayInputStream(xml)));
            return new Read(handler.root, 1, Read.NONE);
        } catch (SAXParseException e) {
            return new Read(handler.root, Math.max(1, e.getLineNumber()), said(e));
        } catch (SAXException | IOException e) {
            return new Read(handler.root, handler.line(), said(e));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java reads XML", e);
        }
    }

    private static Sentence said(Exception e) {
        if (e instanceof Unread unread) {
            return unread.said;
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? Sentence.of("loss.xml.none") : Sentence.verbatim(message);
    }

    /** A part of XML that is refused although it is well-formed. */
    private static final class Unread extends SAXParseException {

        private static final long serialVersionUID = 1L;

        private final Sentence said;

        Unread(Sentence said, @Nullable Locator locator) {
            super(said.toString(), locator);
            this.said = said;
        }
    }

    private int line() {
        return locator == null ? 1 : Math.max(1, locator.getLineNumber());
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
        return new InputSource(new StringReader(""));
    }

    @Override
    public InputSource resolveEntity(
            String name, @Nullable String publicId, @Nullable String baseUri, @Nullable String systemId) {
        return new InputSource(new StringReader(""));
    }

    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
        throw new Unread(Sentence.of("loss.xml.entity", name), locator);
    }

    @Override
    public void externalEntityDecl(String name, @Nullable String publicId, @Nullable String systemId)
            throws SAXException {
        throw new Unread(Sentence.of("loss.xml.external", name), locator);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        endText();
        if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
            throw new Unread(Sentence.of("loss.xml.deep"), locator);
        }
        Element element = new Element(localName, line());
        for (int i = 0; i < attributes.getLength(); i++) {
            element.attribute(attributes.getLocalName(i), attributes.getValue(i));
        }
        Element parent = open.peek();
        if (parent == null) {
            root = element;
        } else {
            parent.add(element);
        }
        open.push(element);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (text.length() + length > LONGEST_TEXT) {
            throw new Unread(Sentence.of("loss.xml.text"), locator);
        }
        text.append(characters, start, length);
    }

    private void endText() {
        Element element = open.peek();
        if (element != null && !text.isEmpty()) {
            element.add(text.toString());
        }
        boolean large = text.capacity() > 1 << 16;
        text.setLength(0);
        if (large) {
            text.trimToSize();
        }
    }

    @Override
    public void endDocument() {
        endText();
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        endText();
        Element element = open.pop();
        element.close();
        if (localName.equals(each)) {
            Element parent = open.peek();
            if (parent != null) {
                parent.drop(element);
                elements = open.size();
            }
            consumer.accept(element);
        }
    }
}
