package dev.backstop.automation;

import dev.backstop.web.PublicUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Our name, and where people reach our pages from a mail. */
@Component
class OurPages {
    private final String firm;
    private final PublicUrl publicUrl;

    OurPages(@Value("${backstop.mail.name:Backstop}") String firm, PublicUrl publicUrl) {
        this.firm = firm;
        this.publicUrl = publicUrl;
    }

    String firm() {
        return firm;
    }

    String release(String token) {
        return publicUrl.of("/release/" + token);
    }

    String approval(String number) {
        return publicUrl.of("/replenish/approvals/" + number);
    }
}
