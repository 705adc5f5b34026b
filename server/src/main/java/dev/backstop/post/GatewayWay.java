package dev.backstop.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Texts over a gateway that speaks the protocol of Twilio's Messages resource, as several do: a form with {@code To}, {@code From} and
 * {@code Body}, sent with basic authentication. The address holds user, password and sender: {@code https://user:password@host/path?from=%2B44…}.
 */
final class GatewayWay implements Way {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_OF_ANSWER = 400;

    private final URI address;
    private final String authorization;
    private final String from;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    GatewayWay(String url) {
        var given = URI.create(url);
        if (given.getRawUserInfo() == null || given.getRawQuery() == null || !given.getRawQuery().startsWith("from=")) {
            throw new IllegalArgumentException("The address of a gateway for texts looks like https://user:password@host/path?from=441632960000.");
        }
        this.address = URI.create(given.getScheme() + "://" + given.getHost() + (given.getPort() < 0 ? "" : ":" + given.getPort()) + given.getRawPath());
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(given.getUserInfo().getBytes(UTF_8));
        this.from = given.getQuery().substring("from=".length());
    }

    /** The password that an address of a gateway holds; empty if there is none. */
    static String password(String url) {
        var user = url.isBlank() ? null : URI.create(url).getUserInfo();
        return user == null ? "" : user.substring(user.indexOf(':') + 1);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void send(List<Outgoing> messages, BiConsumer<Outgoing, Outcome> report) {
        messages.forEach(message -> report.accept(message, send(message)));
    }

    private Outcome send(Outgoing message) {
        var form = Map.of("To", message.to(), "From", from, "Body", message.text()).entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), UTF_8)).collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded").header("Idempotency-Key", message.key())
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var words = "%s answered %d: %s".formatted(address.getHost(), answer.statusCode(), shortened(answer.body()));
            if (answer.statusCode() / 100 == 2) {
                return new Outcome.Accepted(words, Bytes.of(form.getBytes(UTF_8)));
            }
            var forNow = answer.statusCode() == 429 || answer.statusCode() >= 500;
            return forNow ? new Outcome.Later(words) : new Outcome.Refused(words, false);
        } catch (IOException failed) {
            return new Outcome.Later("%s does not answer: %s".formatted(address.getHost(), failed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("stopped while it was being sent");
        }
    }

    private static String shortened(String answer) {
        return answer.length() > MOST_OF_ANSWER ? answer.substring(0, MOST_OF_ANSWER) : answer;
    }
}
