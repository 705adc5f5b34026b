package dev.backstop.storefront.editions;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML being written: elements with text, and those without left out. */
final class Elements {
    private final XMLStreamWriter xml;

    private Elements(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes what stands in a document. */
    interface Body {
        void write(Elements xml) throws XMLStreamException;
    }

    static String document(Body body) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            body.write(new Elements(xml));
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory does not fail to be written", impossible);
        }
    }

    /** Begins an element with attributes: name, value, name, value. */
    void open(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (var i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** An element that holds but text; none where there is no text. */
    void text(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null && !value.toString().isEmpty()) {
            xml.writeStartElement(name);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
        }
    }

    /** The same with an attribute of another name space. */
    void text(String name, @Nullable Object value, String prefix, String namespace, String attribute,
            String said) throws XMLStreamException {
        if (value != null && !value.toString().isEmpty()) {
            xml.writeStartElement(name);
            xml.writeAttribute(prefix, namespace, attribute, said);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
        }
    }

    void namespace(String prefix, String namespace) throws XMLStreamException {
        if (prefix.isEmpty()) {
            xml.writeDefaultNamespace(namespace);
        } else {
            xml.writeNamespace(prefix, namespace);
        }
    }
}
