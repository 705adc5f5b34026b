package dev.backstop.storefront.editions;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.backstop.catalog.Money;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.web.QrCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An edition for the data merge of a layout program: names of columns in the first row, {@code @} before those that hold paths of pictures,
 * {@code #} before those that it draws a QR code of, and no line end inside a field.
 */
final class DataMerge {
    private static final String[] COLUMNS = {"sku", "gtin", "name", "page", "section", "price", "currency", "avail_text", "avail_code",
            "avail_date",
        "avail_week", "limit_text", "replaces_sku", "@photo", "@qr_image", "#qr", "as_of"};

    private final Shop shop;

    DataMerge(Shop shop) {
        this.shop = shop;
    }

    String csv(List<EditionLine> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(COLUMNS);
            lines.forEach(line -> csv.writeRecord(row(line)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
        return text.toString();
    }

    private String[] row(EditionLine line) {
        var printed = line.printed();
        var link = shop.itemPage(line.sku());
        return new String[] {line.sku(), "", oneLine(printed.name()), Integer.toString(line.page()), oneLine(line.section()),
            printed.price() == null ? "" : Money.text(printed.price()), Objects.requireNonNullElse(printed.currency(), ""), printed.text(),
            printed.code(), Objects.toString(printed.date(), ""), printed.week(), Objects.requireNonNullElse(printed.limit(), ""),
            Objects.requireNonNullElse(printed.replaces(), ""), "images/%s.jpg".formatted(fileName(line.sku())),
            link.isPresent() ? "qr/%s.png".formatted(fileName(line.sku())) : "", link.map(address -> "URL:" + address).orElse(""),
            printed.asOf().toString()};
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s*\\R\\s*", " ");
    }

    /** A sku as the name of a file on any machine. */
    static String fileName(String sku) {
        return sku.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** The table in both encodings that layout programs read, and the QR codes of the items as PNG and SVG. */
    void zip(List<EditionLine> lines, OutputStream into) throws IOException {
        var csv = csv(lines);
        var zip = new ZipOutputStream(into);
        put(zip, "data-merge.csv", csv.getBytes(StandardCharsets.UTF_8));
        put(zip, "data-merge-utf16.csv", utf16(csv));
        for (var sku : lines.stream().map(EditionLine::sku).distinct().toList()) {
            var link = shop.itemPage(sku);
            if (link.isPresent()) {
                var code = QrCode.of(link.get());
                put(zip, "qr/%s.png".formatted(fileName(sku)), code.png());
                put(zip, "qr/%s.svg".formatted(fileName(sku)), code.svg().getBytes(StandardCharsets.UTF_8));
            }
        }
        zip.finish();
    }

    /** Little endian with its mark, as older layout programs want what is not Latin. */
    static byte[] utf16(String text) {
        return ('\uFEFF' + text).getBytes(StandardCharsets.UTF_16LE);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
