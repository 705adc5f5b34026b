package dev.backstop.buying;

import dev.backstop.catalog.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which way a version reaches its vendor. */
@Component
class OrderWays {
    private final VendorManners manners;

    OrderWays(VendorManners manners) {
        this.manners = manners;
    }

    /**
     * A way.
     *
     * @param code      mail, csv, by-hand or none
     * @param recipient the mail address; null unless it is a mail
     */
    record Chosen(String code, @Nullable String recipient) {
        /** Of what concerns an order that the vendor never got. */
        static final Chosen NONE = new Chosen("none", null);

        boolean csvOnly() {
            return code.equals("csv");
        }
    }

    /** The vendor's own choice; one that lost its mail address since is served by hand. */
    Chosen of(Vendor vendor) {
        var wanted = manners.of(vendor.id()).way();
        if (vendor.email() == null || "by-hand".equals(wanted)) {
            return new Chosen("by-hand", null);
        }
        return new Chosen("csv".equals(wanted) ? "csv" : "mail", vendor.email());
    }
}
