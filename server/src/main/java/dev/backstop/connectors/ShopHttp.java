package dev.backstop.connectors;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with shops. Follows no redirect, since secrets go along, and waits half a minute at most. */
@Component
public class ShopHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int MOST_OF_ANSWER = 300;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper mapper;

    ShopHttp(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The name and value of a header by which a shop knows us. */
    public record Pass(String header, String value) {
        /** Asks as anybody may. */
        public static final Pass NONE = new Pass("", "");

        public static Pass basic(String user, String password) {
            return new Pass("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return header;
        }
    }

    /** What came back, with the header that tells how many pages there are. */
    public record Page(JsonNode body, int pages) {}

    public JsonNode get(Shop shop, Pass pass, String path) throws ShopFault {
        return page(shop, pass, path).body();
    }

    /** The same for lists that number their pages in {@code X-WP-TotalPages}; one page where they do not. */
    public Page page(Shop shop, Pass pass, String path) throws ShopFault {
        var answer = send(shop, pass, "GET", path, null);
        return new Page(json(shop, answer), (int) answer.headers().firstValueAsLong("X-WP-TotalPages").orElse(1));
    }

    public JsonNode post(Shop shop, Pass pass, String path, Map<String, ?> body) throws ShopFault {
        return json(shop, send(shop, pass, "POST", path, body));
    }

    public JsonNode put(Shop shop, Pass pass, String path, Map<String, ?> body) throws ShopFault {
        return json(shop, send(shop, pass, "PUT", path, body));
    }

    /** Takes something away; what is not there is away. */
    public void delete(Shop shop, Pass pass, String path) throws ShopFault {
        var answer = sent(shop, pass, "DELETE", path, null);
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != NOT_FOUND && answer.statusCode() != GONE) {
            throw refusal(shop, answer);
        }
    }

    private HttpResponse<String> send(Shop shop, Pass pass, String method, String path, @Nullable Map<String, ?> body) throws ShopFault {
        var answer = sent(shop, pass, method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw refusal(shop, answer);
        }
        return answer;
    }

    private HttpResponse<String> sent(Shop shop, Pass pass, String method, String path, @Nullable Map<String, ?> body) throws ShopFault {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body));
        final HttpRequest request;
        try {
            var asking = HttpRequest.newBuilder(URI.create(shop.url() + path)).timeout(PATIENCE).method(method, publisher)
                    .header("Content-Type", "application/json").header("Accept", "application/json");
            request = (pass.equals(Pass.NONE) ? asking : asking.header(pass.header(), pass.value())).build();
        } catch (IllegalArgumentException wrong) {
            throw ShopFault.forGood("%s cannot be asked: %s. Check its address and what it is opened by.".formatted(shop.url(),
                    wrong.getMessage()));
        }
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException late) {
            throw ShopFault.forNow("%s did not answer within half a minute.".formatted(shop.url()), null);
        } catch (ConnectException nobody) {
            throw ShopFault.forNow("%s cannot be reached. Check its address, if this does not pass.".formatted(shop.url()), null);
        } catch (IOException failed) {
            throw ShopFault.forNow("%s does not answer: %s".formatted(shop.url(), failed.getMessage()), null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ShopFault.forNow("stopped while it was being asked", null);
        }
    }

    private static ShopFault refusal(Shop shop, HttpResponse<String> answer) {
        var status = answer.statusCode();
        var words = "%s answered %d: %s".formatted(shop.url(), status, shortened(answer.body()));
        if (status == 401 || status == 403) {
            return ShopFault.forNow(words + " Give it a key that may do this.",
                    Duration.ofMinutes(5)); // a person may mend it; nothing is lost meanwhile
        }
        var busy = status == TOO_MANY || status == 423 || status >= 500;
        return busy ? ShopFault.forNow(words, answer.headers().firstValue("Retry-After").map(ShopHttp::seconds).orElse(null))
                : ShopFault.forGood(words);
    }

    private static @Nullable Duration seconds(String retryAfter) {
        try {
            return Duration.ofMillis((long) (Double.parseDouble(retryAfter.strip()) * 1000)); // Shopify writes 2.0
        } catch (NumberFormatException _) {
            return null; // a date: our own pace will do
        }
    }

    private JsonNode json(Shop shop, HttpResponse<String> answer) throws ShopFault {
        try {
            return mapper.readTree(answer.body());
        } catch (JacksonException _) {
            throw ShopFault.forGood("%s did not answer JSON but: %s Is this the address of a %s shop?"
                    .formatted(shop.url(), shortened(answer.body()), shop.kind().title()));
        }
    }

    private static String shortened(String answer) {
        var line = answer.replaceAll("\\s+", " ").strip();
        return line.length() > MOST_OF_ANSWER ? line.substring(0, MOST_OF_ANSWER) + '…' : line;
    }
}
