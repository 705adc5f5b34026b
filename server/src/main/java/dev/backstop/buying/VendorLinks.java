package dev.backstop.buying;

import dev.backstop.access.SignedLinks;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The addresses of orders for their vendors: whoever holds one may read and answer that order. */
@Component
class VendorLinks {
    private static final String SUBJECT = "purchase-order/";

    private final SignedLinks links;
    private final String publicUrl;

    VendorLinks(SignedLinks links, @Value("${backstop.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    String page(String order) {
        return "%s/vendor-order/%s".formatted(publicUrl, links.signer().token(SUBJECT + order));
    }

    /** The order that a good token names. */
    Optional<String> order(String token) {
        return links.subject(token).filter(subject -> subject.startsWith(SUBJECT)).map(subject -> subject.substring(SUBJECT.length()));
    }
}
