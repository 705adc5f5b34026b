package dev.backstop.console.shopfront;

import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The sheet for a parcel that is a part of its order, for whoever packs it. */
@Controller
class PackingInsertPages {
    private final OwnApi api;

    PackingInsertPages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/orders/{number}/packing-insert")
    ResponseEntity<byte[]> sheet(@PathVariable String number) {
        var name = ContentDisposition.inline().filename("what-follows-%s.pdf".formatted(number.replaceAll("[^A-Za-z0-9._-]", "_"))).build();
        var pdf = api.file("/orders/%s/packing-insert.pdf".formatted(Words.path(number))); // the page's own parameters, such as paper, go along
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header("Content-Disposition", name.toString()).body(pdf);
    }
}
