package dev.backstop.outreach;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Our firm as customers know it, and where they reach our pages. */
@Component
public class OwnName {
    private final String firm;
    private final String publicUrl;

    OwnName(@Value("${backstop.mail.name:Backstop}") String firm, @Value("${backstop.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.firm = firm;
        this.publicUrl = publicUrl;
    }

    public String firm() {
        return firm;
    }

    /** The page of one order, for whoever holds the token. */
    public String orderPage(String token) {
        return page("/your-order/" + token);
    }

    /** A path of ours as the world outside reaches it. */
    public String page(String path) {
        return publicUrl + path;
    }
}
