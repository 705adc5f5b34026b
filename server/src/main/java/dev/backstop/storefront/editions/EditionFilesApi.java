package dev.backstop.storefront.editions;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.outreach.OwnName;
import dev.backstop.storefront.addresses.ShopAddresses;
import dev.backstop.storefront.print.Sheet;
import dev.backstop.web.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Catalogue editions as files: for the layout program, for buyers' systems, and for the printer. */
@RestController
@RequestMapping("/api/v1/catalogue-editions/{code}")
class EditionFilesApi {
    private final Editions editions;
    private final Errata errata;
    private final Items items;
    private final Locations locations;
    private final ShopAddresses addresses;
    private final FirmSettings firm;
    private final OwnName own;
    private final Clock clock;

    EditionFilesApi(Editions editions, Errata errata, Items items, Locations locations, ShopAddresses addresses, FirmSettings firm,
            OwnName own,
            Clock clock) {
        this.editions = editions;
        this.errata = errata;
        this.items = items;
        this.locations = locations;
        this.addresses = addresses;
        this.firm = firm;
        this.own = own;
        this.clock = clock;
    }

    /** For the data merge of a layout program; {@code encoding} is utf-8 or utf-16. */
    @GetMapping(path = "/data-merge.csv", produces = "text/csv")
    ResponseEntity<byte[]> dataMerge(@PathVariable String code, @RequestParam(defaultValue = "utf-8") String encoding) {
        var csv = new DataMerge(addresses.now()).csv(editions.lines(editions.require(code)));
        return switch (encoding) {
            case "utf-8" -> file(code, "csv", "text/csv;charset=utf-8", csv.getBytes(StandardCharsets.UTF_8));
            case "utf-16" -> file(code, "csv", "text/csv;charset=utf-16le", DataMerge.utf16(csv));
            default -> throw Problem.refused("/encoding", "%s is not written here. Ask for utf-8 or utf-16.".formatted(encoding));
        };
    }

    /** The same with QR codes as pictures. */
    @GetMapping(path = "/data-merge.zip", produces = "application/zip")
    ResponseEntity<byte[]> dataMergeWithPictures(@PathVariable String code) {
        try {
            var zip = new ByteArrayOutputStream();
            new DataMerge(addresses.now()).zip(editions.lines(editions.require(code)), zip);
            return file(code, "zip", "application/zip", zip.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
    }

    @GetMapping(path = "/layout.xml", produces = "application/xml")
    ResponseEntity<byte[]> layout(@PathVariable String code) {
        var edition = editions.require(code);
        return file(code, "xml", "application/xml", LayoutXml.of(edition, editions.lines(edition),
                addresses.now()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/bmecat.xml", produces = "application/xml")
    ResponseEntity<byte[]> bmecat(@PathVariable String code) {
        var edition = editions.require(code);
        var lines = editions.lines(edition);
        var known = items.bySkus(lines.stream().map(EditionLine::sku).distinct().toList());
        var document = new BmeCat(edition, addresses.now(), firm.now().currency()).of(lines, known, own.firm(), clock.instant());
        return file(code, "xml", "application/xml", document.getBytes(StandardCharsets.UTF_8));
    }

    /** The sheet to lay into the catalogue; {@code paper} is a5 or half-letter. */
    @GetMapping(path = "/insert.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> insert(@PathVariable String code, @RequestParam(defaultValue = "a5") String paper) {
        var edition = editions.require(code);
        var size = switch (paper) {
            case "a5" -> Sheet.Paper.A5;
            case "half-letter" -> Sheet.Paper.HALF_LETTER;
            default -> throw Problem.refused("/paper", "%s is not a paper for it. Ask for a5 or half-letter.".formatted(paper));
        };
        return file(code, "pdf", "application/pdf", new StopPress(edition).pdf(errata.of(edition), size, clock.instant().atZone(zone())));
    }

    /** That of the first location. */
    private ZoneId zone() {
        return locations.all().stream().min(Comparator.comparingInt(dev.backstop.catalog.Location::priority))
                .map(dev.backstop.catalog.Location::zone).orElse(ZoneOffset.UTC);
    }

    private static ResponseEntity<byte[]> file(String code, String ending, String type, byte[] content) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.%s\"".formatted(DataMerge.fileName(code),
                ending)).body(content);
    }
}
