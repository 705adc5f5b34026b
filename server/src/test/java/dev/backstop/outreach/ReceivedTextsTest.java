package dev.backstop.outreach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.web.PublicUrl;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer who is told by text says stop: no more texts, one confirmation, and what is owed comes by mail. */
@BackstopTest
class ReceivedTextsTest {
    @Autowired
    private Api api;

    @Autowired
    private PublicUrl publicUrl;

    private LateShop shop;

    @BeforeEach
    void a_customer_who_likes_texts() {
        shop = new LateShop(api);
        shop.open();
        api.put("/customers/FIRM", """
                {"name":"Firm","email":"firm@customer.example",
                 "phone":"+49 30 1234-567","country":"DE","kind":"business","channels":["sms","email"],
                 "language":"de"}
                """).expect(200);
        shop.comes("20", "2026-03-09");
        shop.order("FIRM", "3");
        shop.advance("2026-03-02T14:05:00Z");
    }

    private void arrives(String id, String from, String body) {
        assertThat(post(id, from, body, "gateway-secret")).isEqualTo(200);
    }

    /** As the gateway posts it: signed over the address that it was told, which is the program's public one. */
    private int post(String id, String from, String words, String secret) {
        var form = Map.of("MessageSid", id, "From", from, "To", "+441632960000", "Body", words);
        var signed = publicUrl.of("/texts/received") + new TreeMap<>(form).entrySet().stream().map(field -> field.getKey()
                + field.getValue())
                .collect(Collectors.joining());
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            var signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
            var body = form.entrySet().stream().map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return api.send("POST", api.root() + "/texts/received", body, "Content-Type", "application/x-www-form-urlencoded",
                    "X-Twilio-Signature", signature)
                    .status();
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void a_text_that_is_not_signed_by_our_gateway_is_refused() {
        assertThat(post("SM9", "+49301234567", "STOP", "guessed")).isEqualTo(403);
        assertThat(api.get("/texts").at("/data").size()).isZero();
    }

    private List<String> sent(String kind) {
        return StreamSupport.stream(api.get("/sandbox/messages").expect(200).at("/data").spliterator(), false)
                .filter(message -> message.at("/kind").stringValue().equals(kind)).map(message -> message.at("/text").stringValue())
                        .toList();
    }

    @Test
    void stop_ends_texts_is_confirmed_once_and_what_is_owed_comes_by_mail() {
        shop.moves("2026-03-20");
        shop.advance("2026-03-02T15:00:00Z");
        assertThat(sent("sms")).hasSize(1);

        arrives("SM1", "+49301234567", "Stopp");
        arrives("SM1", "+49301234567", "Stopp");
        arrives("SM2", "+49301234567", "STOP");
        assertThat(sent("sms")).hasSize(2).last().asString().contains("Sie bekommen keine SMS mehr");

        var mails = sent("email").size();
        shop.moves("2026-04-20");
        shop.advance("2026-03-02T16:30:00Z");
        assertThat(sent("sms")).as("no more texts").hasSize(2);
        assertThat(sent("email")).as("the next way").hasSize(mails + 1);
        assertThat(api.get("/duties/balance").at("/open").longValue()).isZero();

        arrives("SM3", "+49301234567", "start");
        assertThat(sent("sms")).hasSize(3);
        shop.moves("2026-05-20");
        shop.advance("2026-03-03T16:30:00Z");
        assertThat(sent("sms")).as("texts are wanted again").hasSize(4);
    }

    @Test
    void what_is_no_command_is_kept_and_chooses_nothing() {
        arrives("SM4", "+49301234567", "2");
        arrives("SM5", "+49301234567", "Help");
        assertThat(api.get("/consents?order=SO-1").at("/data").size()).isZero();
        assertThat(sent("sms")).hasSize(1).first().asString().contains("Reply STOP");
        assertThat(api.get("/texts?from=%2B49301234567").at("/data").size()).isEqualTo(2);
    }
}
