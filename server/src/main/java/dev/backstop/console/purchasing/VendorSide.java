package dev.backstop.console.purchasing;

import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** What passed between us and a vendor about an order. */
@Component
public class VendorSide {
    private final OwnApi api;

    VendorSide(OwnApi api) {
        this.api = api;
    }

    /** The newest first. */
    List<SentVersion> sent(String number) {
        return api.get("/purchase-orders/%s/versions".formatted(Words.path(number))).path("data").valueStream()
                .map(version -> api.read(version, SentVersion.class)).toList();
    }

    /** The newest first. */
    List<VendorWord> said(String number) {
        return words("purchaseOrder=" + Words.path(number));
    }

    /** What buyers have to deal with, of one vendor or of all. */
    public List<VendorWord> toDealWith(String vendor) {
        return words(vendor.isEmpty() ? "" : "vendor=" + Words.path(vendor));
    }

    private List<VendorWord> words(String query) {
        return api.get("/vendor-answers?" + query).path("data").valueStream().map(word -> api.read(word, VendorWord.class)).toList();
    }
}
