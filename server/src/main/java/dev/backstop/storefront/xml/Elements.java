package dev.backstop.storefront.xml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML being written: elements with text, and those without left out. */
public final class Elements {
    private final XMLStreamWriter xml;

    private Elements(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes what stands in a document. */
    public interface Body {
        void write(Elements xml) throws XMLStreamException, IOException;
    }

    /** A document as text. */
    public static String document(Body body) {
        var text = new StringWriter();
        try {
            write(text, body);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail to be written", impossible);
        }
        return text.toString();
    }

    /** Writes a document of any length. */
    public static void write(Writer into, Body body) throws IOException {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(into);
            xml.writeStartDocument("UTF-8", "1.0");
            body.write(new Elements(xml));
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    /** Begins an element with attributes: name, value, name, value. */
    public void open(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (var i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /** Ends the element that was begun last. */
    public void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** An element that holds but text; none where there is no text. */
    public void text(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null && !value.toString().isEmpty()) {
            xml.writeStartElement(name);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
        }
    }

    /** The same with an attribute of another name space. */
    public void text(String name, @Nullable Object value, String prefix, String namespace, String attribute,
            String said) throws XMLStreamException {
        if (value != null && !value.toString().isEmpty()) {
            xml.writeStartElement(name);
            xml.writeAttribute(prefix, namespace, attribute, said);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
        }
    }

    /** Text within the element that was begun last. */
    public void content(String value) throws XMLStreamException {
        xml.writeCharacters(value);
    }

    /** Names a name space, the one of elements without a prefix if that is empty. */
    public void namespace(String prefix, String namespace) throws XMLStreamException {
        if (prefix.isEmpty()) {
            xml.writeDefaultNamespace(namespace);
        } else {
            xml.writeNamespace(prefix, namespace);
        }
    }
}
