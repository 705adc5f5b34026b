package dev.backstop.outreach;

import dev.backstop.web.PublicUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Our firm as customers know it, and where they reach our pages. */
@Component
public class OwnName {
    private final String firm;
    private final PublicUrl publicUrl;

    OwnName(@Value("${backstop.mail.name:Backstop}") String firm, PublicUrl publicUrl) {
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
        return publicUrl.of(path);
    }
}
