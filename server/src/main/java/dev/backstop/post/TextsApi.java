package dev.backstop.post;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.PublicUrl;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the gateway posts the texts that customers send us, and their list. */
@RestController
class TextsApi {
    /** Where a gateway is told to post, under the address of this program. */
    static final String PATH = "/texts/received";

    private final ReceivedTexts texts;
    private final String address;
    private final String secret;

    TextsApi(ReceivedTexts texts, PublicUrl publicUrl,
            @Value("${backstop.sms-url:}") String gateway) {
        this.texts = texts;
        this.address = publicUrl.of(PATH);
        this.secret = GatewayWay.password(gateway);
    }

    /**
     * A text that came in, as a form with MessageSid, From, To and Body. Answered with the empty reply that such gateways read as "say
     * nothing".
     *
     * @throws Problem 403 where the signature is missing or does not fit, or there is no gateway
     */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = MediaType.APPLICATION_XML_VALUE)
    String received(@RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature, @RequestParam Map<String,
            String> form) {
        if (secret.isEmpty() || !GatewaySignature.fits(signature, secret, address, form)) {
            throw Problem.forbidden("The signature of this text does not fit. Post to %s and sign with the password of the gateway that --sms-url names."
                    .formatted(address));
        }
        texts.take(field(form, "MessageSid"), field(form, "From"), field(form, "To"), form.getOrDefault("Body", ""));
        return "<Response/>";
    }

    private static String field(Map<String, String> form, String name) {
        var value = form.getOrDefault(name, "");
        if (value.isBlank()) {
            throw Problem.malformed("%s is missing. A text is posted as a form with MessageSid, From, To and Body.".formatted(name));
        }
        return value;
    }

    @GetMapping("/api/v1/texts")
    Listing<ReceivedTexts.Received> texts(@RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return texts.all(from, Cursor.of(cursor, limit));
    }
}
