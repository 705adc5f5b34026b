package dev.backstop.buying;

import dev.backstop.web.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What vendors got of their orders, over HTTP. */
@RestController
@RequestMapping("/api/v1/purchase-orders/{number}")
class OrderVersionsApi {
    private final OrderVersions versions;
    private final VendorLinks links;

    OrderVersionsApi(OrderVersions versions, VendorLinks links) {
        this.versions = versions;
        this.links = links;
    }

    /**
     * One version.
     *
     * @param way   mail, csv, by-hand or none
     * @param state waiting, sent, returned, withdrawn, to-hand-over, handed-over or not-needed
     */
    record Shown(int version, String kind, Instant at, String by, String way, @Nullable String to, String state, @Nullable Instant sentAt,
            @Nullable String evidence, @Nullable String handedOverBy) {
        static Shown of(OrderVersion version) {
            return new Shown(version.version(), version.kind().code(), version.at(), version.by(), version.way(), version.recipient(),
                    state(version),
                    version.handedOverAt() != null ? version.handedOverAt() : version.leftAt(), version.evidence(), version.handedOverBy());
        }

        private static String state(OrderVersion version) {
            if (version.handedOverAt() != null) {
                return "handed-over";
            }
            if (version.messageState() == null) {
                return version.way().equals("none") ? "not-needed" : "to-hand-over";
            }
            return switch (version.messageState()) {
                case "due", "sending" -> "waiting";
                case "bounced", "failed" -> "returned";
                case "withdrawn" -> "withdrawn";
                default -> "sent";
            };
        }
    }

    @GetMapping("/versions")
    Listing<Shown> list(@PathVariable String number) {
        return Listing.of(versions.of(number).stream().map(Shown::of).toList());
    }

    @GetMapping("/versions/{version}")
    Shown get(@PathVariable String number, @PathVariable int version) {
        return Shown.of(versions.require(number, version));
    }

    @GetMapping(path = "/versions/{version}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable String number, @PathVariable int version) {
        var document = versions.require(number, version).document();
        return file(document.fileName() + ".pdf", MediaType.APPLICATION_PDF_VALUE, OrderSheet.pdf(document));
    }

    @GetMapping(path = "/versions/{version}/csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(@PathVariable String number, @PathVariable int version) {
        var document = versions.require(number, version).document();
        return file(document.fileName() + ".csv", "text/csv;charset=UTF-8", OrderCsv.bytes(document));
    }

    /** What the vendor would get if the draft were sent today, marked as a draft. */
    @GetMapping(path = "/preview/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> preview(@PathVariable String number) {
        var document = versions.preview(number);
        return answer("inline", document.fileName() + ".pdf", MediaType.APPLICATION_PDF_VALUE, OrderSheet.pdf(document));
    }

    static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return answer("attachment", name, type, content);
    }

    private static ResponseEntity<byte[]> answer(String disposition, String name, String type, byte[] content) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, "%s; filename=\"%s\"".formatted(disposition, name))
                .header(HttpHeaders.CONTENT_TYPE, type).body(content);
    }

    /** The address of the vendor's page: whoever has it may answer for the vendor. */
    record VendorLink(String url) {}

    @PostMapping("/vendor-link")
    VendorLink link(@PathVariable String number) {
        versions.of(number);
        return new VendorLink(links.page(number));
    }

    /** A person gave it to the vendor. */
    @PostMapping("/versions/{version}/hand-over")
    Shown handOver(@PathVariable String number, @PathVariable int version) {
        versions.handOver(number, version);
        return get(number, version);
    }

    /** After its mail came back. */
    @PostMapping("/versions/{version}/send-again")
    Shown sendAgain(@PathVariable String number, @PathVariable int version) {
        versions.sendAgain(number, version);
        return get(number, version);
    }
}
