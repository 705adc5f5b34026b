package dev.backstop.storefront.editions;

import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Catalogue editions over HTTP: a draft is put and put again, printed once, and read from then on. */
@RestController
@RequestMapping("/api/v1/catalogue-editions")
class EditionsApi {
    private final Editions editions;
    private final EditionTable table;
    private final EditionForm form;
    private final Errata errata;
    private final EditionOrders orders;
    private final Json json;

    EditionsApi(Editions editions, EditionTable table, EditionForm form, Errata errata, EditionOrders orders, Json json) {
        this.editions = editions;
        this.table = table;
        this.form = form;
        this.errata = errata;
        this.orders = orders;
        this.json = json;
    }

    /** The newest first, without their lines. */
    @GetMapping
    Listing<EditionShape.Shown> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var at = Cursor.of(cursor, limit);
        var page = Listing.page(table.page(at), at, edition -> Long.toString(edition.id()));
        return new Listing<>(page.data().stream().map(edition -> EditionShape.of(edition, List.of())).toList(),
                page.nextCursor());
    }

    @GetMapping("/{code}")
    ResponseEntity<EditionShape.Shown> show(@PathVariable String code) {
        return answer(HttpStatus.OK, code);
    }

    @PutMapping("/{code}")
    ResponseEntity<EditionShape.Shown> put(@PathVariable String code, @RequestBody EditionShape wanted) {
        var isNew = table.find(code).isEmpty();
        form.put(code, wanted);
        return answer(isNew ? HttpStatus.CREATED : HttpStatus.OK, code);
    }

    @PostMapping("/{code}/print")
    ResponseEntity<EditionShape.Shown> print(@PathVariable String code) {
        editions.print(editions.require(code));
        return answer(HttpStatus.OK, code);
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String code) {
        editions.delete(editions.require(code));
    }

    /** What is no longer as printed, in the order of the pages. */
    @GetMapping("/{code}/errata")
    Listing<Erratum> errata(@PathVariable String code) {
        return Listing.of(errata.of(editions.require(code)));
    }

    /** Open lines of orders that name the edition. */
    @GetMapping("/{code}/orders")
    Listing<EditionOrders.Ordered> orders(@PathVariable String code) {
        return Listing.of(orders.of(editions.require(code)));
    }

    private ResponseEntity<EditionShape.Shown> answer(HttpStatus status, String code) {
        var edition = editions.require(code);
        var shown = EditionShape.of(edition, editions.lines(edition));
        return ResponseEntity.status(status).eTag(json.etag(shown)).body(shown);
    }
}
