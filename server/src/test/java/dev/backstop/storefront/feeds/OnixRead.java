package dev.backstop.storefront.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What an ONIX message says of each product, read as a bookseller reads it. */
final class OnixRead {
    private static final String ONIX = "http://ns.editeur.org/onix/3.0/reference";

    private OnixRead() {}

    /** By record: the code of list 65 with the date, the days or the successor that go with it. */
    static Map<String, String> of(String message) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(message))).getDocumentElement();
        assertThat(root.getLocalName() + root.getAttribute("release")).isEqualTo("ONIXMessage3.0");
        assertThat(text(root, "SentDateTime")).matches("\\d{8}T\\d{4}Z");
        var products = root.getElementsByTagNameNS(ONIX, "Product");
        var said = new HashMap<String, String>();
        for (var i = 0; i < products.getLength(); i++) {
            var product = (Element) products.item(i);
            assertThat(text(product, "NotificationType")).isEqualTo("04");
            assertThat(text(product, "IDValue")).isEqualTo(text(product, "RecordReference"));
            assertThat(text(product, "PriceAmount").isEmpty()).isEqualTo(!text(product, "UnpricedItemType").isEmpty());
            said.put(text(product, "RecordReference"), said(product));
        }
        return said;
    }

    private static String said(Element product) {
        var said = text(product, "ProductAvailability");
        if (!text(product, "SupplyDateRole").isEmpty()) {
            assertThat(text(product, "SupplyDateRole")).isEqualTo("08");
            said += " on " + text(product, "Date").replaceFirst("(....)(..)(..)", "$1-$2-$3");
        }
        said += text(product, "OrderTime").isEmpty() ? "" : " in " + text(product, "OrderTime");
        if (text(product, "ProductRelationCode").equals("05")) {
            said += " replaced by " + ((Element) product.getElementsByTagNameNS(ONIX, "RelatedProduct").item(0))
                    .getElementsByTagNameNS(ONIX, "IDValue").item(0).getTextContent();
        }
        return said;
    }

    private static String text(Element within, String name) {
        var found = within.getElementsByTagNameNS(ONIX, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
