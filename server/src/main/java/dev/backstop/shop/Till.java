package dev.backstop.shop;

import static dev.backstop.web.Say.say;

import dev.backstop.access.SignedLinks;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks what a cart would bring, holds it while somebody checks out, and orders it: by the addresses that any shop uses. */
@Component
@SampleShop
class Till {
    private static final Duration HELD = Duration.ofMinutes(15);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH);

    private final OwnApi api;
    private final Goods goods;
    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final Clock clock;

    Till(OwnApi api, Goods goods, JdbcClient jdbc, SignedLinks links, Clock clock) {
        this.api = api;
        this.goods = goods;
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
    }

    /** What the cart would bring now; nothing is held. */
    Basket look(Cart cart) {
        return basket(api.post("/quotes", lines(cart)));
    }

    /** The same, held for a quarter of an hour; not held where a part of it cannot be had. */
    Basket hold(Cart cart) {
        var asked = lines(cart);
        asked.put("holdUntil", clock.instant().plus(HELD).toString());
        return basket(api.post("/quotes", asked));
    }

    /** What a number holds; empty if there is none. */
    Optional<Basket> held(String quote) {
        return api.find("/quotes/" + URLEncoder.encode(quote, StandardCharsets.UTF_8)).map(this::basket);
    }

    private static Map<String, Object> lines(Cart cart) {
        var body = new LinkedHashMap<String, Object>();
        body.put("lines", IntStream.range(0, cart.lines().size()).mapToObj(i -> {
            var line = new LinkedHashMap<String, Object>();
            line.put("line", i + 1);
            line.put("sku", cart.lines().get(i).sku());
            line.put("quantity", cart.lines().get(i).quantity());
            return line;
        }).toList());
        return body;
    }

    private Basket basket(JsonNode quote) {
        var known = goods.known(words(quote.path("lines"), "sku"));
        var lines = new ArrayList<Basket.Line>();
        var total = BigDecimal.ZERO;
        var currency = "";
        for (var line : quote.path("lines")) {
            var item = known.get(line.path("sku").asString());
            var quantity = line.path("quantity").asString();
            var price = item == null || item.price() == null ? null : item.price().multiply(new BigDecimal(quantity));
            if (price != null && item != null) {
                total = total.add(price);
                currency = String.valueOf(item.priceCurrency());
            }
            lines.add(new Basket.Line(line.path("sku").asString(), item == null ? line.path("sku").asString() : item.name(), quantity,
                    price == null ? "" : Words.money(price, currency), parts(line.path("schedule")),
                    line.path("sellable").asBoolean() ? null : line.path("reason").asString(""), words(line.path("substitutes"), "sku")));
        }
        var until = quote.path("expiresAt").isString()
                ? TIME.format(Instant.parse(quote.path("expiresAt").asString()).atOffset(ZoneOffset.UTC)) : "";
        return new Basket(lines, total.signum() == 0 ? "" : Words.money(total, currency),
                quote.path("sellable").asBoolean(),
                Basket.heard(quote), quote.path("state").asString("").equals("holding") ? quote.path("quote").asString() : null, until);
    }

    /** When each part ships, in the language of the page: what a quote says in words is English. */
    private List<String> parts(JsonNode schedule) {
        var today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return schedule.valueStream().map(part -> {
            var quantity = new BigDecimal(part.path("quantity").asString());
            if (!part.path("shipBy").isString()) {
                return say("{0} without a date yet", quantity);
            }
            var day = Words.shortDay(LocalDate.parse(part.path("shipBy").asString()), today);
            return part.path("source").asString("").equals("stock") ? say("{0} {0|ships|ship} on {1}", quantity, day)
                    : say("{0} {0|ships|ship} by {1}", quantity, day);
        }).toList();
    }

    private static List<String> words(JsonNode parts, String field) {
        return StreamSupport.stream(parts.spliterator(), false).map(part -> part.path(field).asString()).toList();
    }

    List<Buyer> buyers() {
        return jdbc.sql("""
                SELECT code, name, coalesce(country, '') AS country FROM orders.customer WHERE email IS NOT NULL ORDER BY id LIMIT 8
                """).query(Buyer.class).list();
    }

    /**
     * Orders what is held, once however often it is asked.
     *
     * @param once names this checkout
     * @return the address of the page of the order's customer
     */
    String order(Basket held, String quote, String buyer, String once) {
        if (buyers().stream().noneMatch(one -> one.code().equals(buyer))) {
            throw Problem.refused("/buyer", "%s is nobody as whom one may buy here. Choose one of the list.".formatted(buyer));
        }
        var number = ordered(once).orElseGet(() -> place(held, quote, buyer, once));
        return "/your-order/" + links.signer().token("order/" + number);
    }

    /** Whether this checkout is an order already. */
    boolean isOrdered(String once) {
        return ordered(once).isPresent();
    }

    private Optional<String> ordered(String once) {
        return jdbc.sql("SELECT number FROM orders.sales_order WHERE channel = 'web' AND external_id = :once").param("once", once)
                .query(String.class).optional();
    }

    private String place(Basket held, String quote, String buyer, String once) {
        var body = lines(new Cart(held.lines().stream().map(line -> new Cart.Line(line.sku(), line.quantity())).toList()));
        body.put("customer", buyer);
        body.put("channel", "web");
        body.put("externalId", once);
        body.put("quote", quote);
        return api.post("/orders", body).path("number").asString();
    }
}
