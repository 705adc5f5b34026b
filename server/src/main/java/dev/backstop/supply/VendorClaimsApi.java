package dev.backstop.supply;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/vendor-claims")
class VendorClaimsApi {
    private final VendorClaims claims;

    VendorClaimsApi(VendorClaims claims) {
        this.claims = claims;
    }

    @Strict
    record Settled(@Nullable String outcome, @Nullable String note) {}

    /** {@code state=open}: only those that nobody has settled. */
    @GetMapping
    Listing<VendorClaims.Claim> list(@RequestParam @Nullable String vendor, @RequestParam @Nullable String state, @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        return claims.list(vendor, "open".equals(state), Cursor.of(cursor, limit));
    }

    @PostMapping("/{claim}/settle")
    VendorClaims.Claim settle(@PathVariable String claim, @RequestBody Settled settled) {
        return claims.settle(claim, settled.outcome(), settled.note());
    }
}
