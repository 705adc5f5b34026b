package dev.backstop.buying;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files that people download from pages: the same as over the API, for whoever is signed in. */
@Controller
@May(Permission.VIEW)
class FilePages {
    private final OrderVersionsApi versions;
    private final VendorRecordApi records;

    FilePages(OrderVersionsApi versions, VendorRecordApi records) {
        this.versions = versions;
        this.records = records;
    }

    @GetMapping("/purchase-orders/{number}/versions/{version}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number, @PathVariable int version) {
        return versions.pdf(number, version);
    }

    @GetMapping("/purchase-orders/{number}/preview/pdf")
    ResponseEntity<byte[]> preview(@PathVariable String number) {
        return versions.preview(number);
    }

    @GetMapping("/purchase-orders/{number}/versions/{version}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String number, @PathVariable int version) {
        return versions.csv(number, version);
    }

    @GetMapping("/vendors/{code}/record/pdf")
    ResponseEntity<byte[]> record(@PathVariable String code) {
        return records.sheet(code, null, null);
    }
}
