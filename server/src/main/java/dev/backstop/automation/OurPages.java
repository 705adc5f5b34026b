package dev.backstop.automation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Our name, and where people reach our pages from a mail. */
@Component
class OurPages {
    private final String firm;
    private final String publicUrl;

    OurPages(@Value("${backstop.mail.name:Backstop}") String firm, @Value("${backstop.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.firm = firm;
        this.publicUrl = publicUrl;
    }

    String firm() {
        return firm;
    }

    String release(String token) {
        return publicUrl + "/release/" + token;
    }

    String approval(String number) {
        return publicUrl + "/replenish/approvals/" + number;
    }
}
