package dev.backstop.buying;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How orders reach a vendor, over HTTP. */
@RestController
@RequestMapping("/api/v1/vendors/{code}")
class VendorMannersApi {
    private final VendorManners manners;
    private final Vendors vendors;
    private final Items items;

    VendorMannersApi(VendorManners manners, Vendors vendors, Items items) {
        this.manners = manners;
        this.vendors = vendors;
        this.items = items;
    }

    @GetMapping("/ordering")
    VendorManner get(@PathVariable String code) {
        return manners.of(vendor(code).id());
    }

    @PutMapping("/ordering")
    VendorManner put(@PathVariable String code, @RequestBody VendorManner wanted) {
        var vendor = vendor(code);
        var form = new Form();
        var checked = wanted.checked(form);
        var mails = "mail".equals(checked.way()) || "csv".equals(checked.way());
        if (mails && vendor.email() == null) {
            form.fault("/way", "%s has no mail address, so nothing can be sent there by %s. Give it one, or hand orders over by hand."
                    .formatted(vendor.code(), checked.way()));
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        manners.put(vendor, checked);
        return manners.of(vendor.id());
    }

    @GetMapping("/skus")
    Listing<VendorManners.VendorSku> skus(@PathVariable String code) {
        return Listing.of(manners.skus(vendor(code).id()));
    }

    /** The vendor's own number of an item, and its name for it. */
    @Strict
    record Named(@Nullable String vendorSku, @Nullable String name) {}

    @PutMapping("/skus/{sku}")
    VendorManners.VendorSku putSku(@PathVariable String code, @PathVariable String sku, @RequestBody Named wanted) {
        var vendor = vendor(code);
        var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
        if (wanted.vendorSku() == null || wanted.vendorSku().isBlank()) {
            throw Problem.refused("/vendorSku", "Name the number under which %s sells %s.".formatted(vendor.name(), sku));
        }
        manners.putSku(vendor.id(), item.id(), wanted.vendorSku().strip(), wanted.name());
        return new VendorManners.VendorSku(sku, wanted.vendorSku().strip(), wanted.name());
    }

    @DeleteMapping("/skus/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSku(@PathVariable String code, @PathVariable String sku) {
        manners.removeSku(vendor(code).id(), items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku)).id());
    }

    private Vendor vendor(String code) {
        return vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code));
    }
}
