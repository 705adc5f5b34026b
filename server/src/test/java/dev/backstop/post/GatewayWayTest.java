package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts against a gateway that answers as it is told. */
class GatewayWayTest {
    private final List<String> asked = new ArrayList<>();
    private final HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private int status = 201;

    GatewayWayTest() throws IOException {
        gateway.createContext("/Messages.json", exchange -> {
            asked.add("%s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var answer = "{\"sid\":\"SM1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void a_text_is_a_form_with_the_key_of_its_message_and_the_answer_is_the_proof() {
        assertThat(send()).isInstanceOfSatisfying(Outcome.Accepted.class, taken -> assertThat(taken.evidence()).contains("201", "SM1"));
        assertThat(asked).singleElement().satisfies(one -> assertThat(one).startsWith("POST Basic dXNlcjpzZWNyZXQ= the-key")
                .contains("To=%2B441632960001", "From=%2B441632960000", "Body=Gr%C3%BC%C3%9Fe"));
    }

    @Test
    void busy_is_tried_again_and_refused_is_not() {
        status = 429;
        assertThat(send()).isInstanceOf(Outcome.Later.class);
        status = 503;
        assertThat(send()).isInstanceOf(Outcome.Later.class);
        status = 400;
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        gateway.stop(0);
        assertThat(send()).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void an_address_without_a_sender_is_refused_with_an_example() {
        assertThatThrownBy(() -> new GatewayWay("https://example.com/x")).hasMessageContaining("from=");
    }

    private Outcome send() {
        var fates = new ArrayList<Outcome>();
        new GatewayWay("http://user:secret@127.0.0.1:%d/Messages.json?from=%%2B441632960000".formatted(gateway.getAddress().getPort())).send(
                List.of(new Outgoing(1, "cause", Stream.SERVICE, Channel.SMS, "+441632960001", null, "subject", "Grüße", null, "de", null, "the-key", "<id>", null,
                        1, false, List.of())), (_, outcome) -> fates.add(outcome));
        assertThat(fates).hasSize(1);
        return fates.getFirst();
    }
}
