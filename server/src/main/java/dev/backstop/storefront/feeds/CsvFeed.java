package dev.backstop.storefront.feeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.backstop.catalog.Money;
import dev.backstop.storefront.addresses.Shop;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answers as a table, each with its item's price and page. Names that a spreadsheet would run as a formula stay text. */
final class CsvFeed {
    private final CsvWriter csv;
    private final Shop shop;

    CsvFeed(Writer into, Shop shop) {
        this.csv = CsvWriter.builder().build(into);
        this.shop = shop;
        csv.writeRecord("sku", "name", "category", "price", "currency", "state", "sellable", "quantityNow", "shipsBy", "limitLeft",
                "words", "link",
                "image", "asOf", "version");
    }

    void write(Entry entry) {
        var item = entry.item();
        var answer = entry.answer();
        csv.writeRecord(item.sku(), text(item.name()), text(item.category()), item.price() == null ? "" : Money.text(item.price()),
                text(item.priceCurrency()), answer.state().word(), Boolean.toString(answer.sellable()), answer.quantityNow(),
                Objects.toString(answer.shipsBy(), ""), text(answer.limitLeft()), answer.words(), shop.itemPage(item.sku()).orElse(""),
                shop.image(item.sku()).orElse(""), answer.asOf().toString(), Long.toString(answer.version()));
    }

    /** What is written stands in the file only now. */
    void end() throws IOException {
        csv.flush();
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return "=+-@\t".indexOf(value.charAt(0)) >= 0 && !value.matches("-?[0-9.]+") ? '\'' + value : value;
    }
}
