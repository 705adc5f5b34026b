package dev.backstop.post;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who writes, as the program was told when it was started: one address for each stream, on domains of their own if the firm has them. */
@Component
class Sender {
    private final String name;
    private final String service;
    private final String marketing;

    Sender(@Value("${backstop.mail.name:Backstop}") String name, @Value("${backstop.mail.from:orders@localhost}") String service,
            @Value("${backstop.mail.news-from:}") String marketing) {
        this.name = name;
        this.service = service;
        this.marketing = marketing.isBlank() ? service : marketing;
    }

    String name() {
        return name;
    }

    String address(Stream stream) {
        return switch (stream) {
            case SERVICE, HOUSE -> service;
            case MARKETING -> marketing;
        };
    }

    /** The domain that our message ids are made in. */
    String domain() {
        return service.substring(service.indexOf('@') + 1);
    }

    /** Where the bounce of one message goes: an address of its own, so that it is known again whatever the bounce leaves out (VERP). */
    String returnPath(Outgoing message) {
        var address = address(message.stream());
        var at = address.indexOf('@');
        return "%s+%s%s".formatted(address.substring(0, at), message.key(), address.substring(at));
    }
}
