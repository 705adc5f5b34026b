package dev.backstop.buying;

import dev.backstop.access.SignedLinks;
import dev.backstop.web.PublicUrl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The addresses of orders for their vendors: whoever holds one may read and answer that order. */
@Component
class VendorLinks {
    private static final String SUBJECT = "purchase-order/";

    private final SignedLinks links;
    private final PublicUrl publicUrl;

    VendorLinks(SignedLinks links, PublicUrl publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    String page(String order) {
        return publicUrl.of("/vendor-order/" + links.signer().token(SUBJECT + order));
    }

    /** The order that a good token names. */
    Optional<String> order(String token) {
        return links.subject(token).filter(subject -> subject.startsWith(SUBJECT)).map(subject -> subject.substring(SUBJECT.length()));
    }
}
