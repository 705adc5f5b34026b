package dev.backstop.storefront.packing;

import dev.backstop.access.SignedLinks;
import dev.backstop.outreach.OwnName;
import dev.backstop.storefront.Language;
import dev.backstop.storefront.print.Sheet;
import dev.backstop.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Packing inserts over HTTP. */
@RestController
class PackingInsertsApi {
    private final FollowsReader reader;
    private final SignedLinks links;
    private final OwnName own;

    PackingInsertsApi(FollowsReader reader, SignedLinks links, OwnName own) {
        this.reader = reader;
        this.links = links;
        this.own = own;
    }

    /** For the parcel that is just being packed; {@code paper} is a4, a5, letter or half-letter. */
    @GetMapping(path = "/api/v1/orders/{number}/packing-insert.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> of(@PathVariable String number, @RequestParam(defaultValue = "a5") String paper) {
        var follows = reader.read(number).orElseThrow(() -> Problem.notFound("order", number));
        var size = switch (paper) {
            case "a4" -> Sheet.Paper.A4;
            case "a5" -> Sheet.Paper.A5;
            case "letter" -> Sheet.Paper.LETTER;
            case "half-letter" -> Sheet.Paper.HALF_LETTER;
            default -> throw Problem.refused("/paper", "%s is not a paper. Ask for a4, a5, letter or half-letter.".formatted(paper));
        };
        if (follows.parts().isEmpty()) {
            throw Problem.conflict("nothing-follows",
                    "Nothing of order %s follows later; its parcel needs no such sheet.".formatted(number));
        }
        var page = own.orderPage(links.signer().token("order/" + number));
        var pdf = new PackingInsert(Language.of(follows.language())).pdf(follows, own.firm(), page, size);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"packing-insert.pdf\"").body(pdf);
    }
}
