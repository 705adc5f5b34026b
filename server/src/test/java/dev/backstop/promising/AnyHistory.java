package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What may happen to a small shop, by seed: orders, edits, cancels, quotes, receipts, slips, counts, picks, returns, transfers, production,
 * kits, two locations, and days that pass.
 */
class AnyHistory {
    private static final List<String> SKUS = List.of("MUG", "SPOON", "SET");
    private static final List<String> LOCATIONS = List.of("MAIN", "NORTH");
    private static final int KINDS = 19; // of what may happen within a day
    private static final Set<Integer> ANSWERED = Set.of(200, 201, 404, 409, 422); // refused is fine, broken is not

    /** How its customers order. */
    enum Customs { ANY, FIRST_COME_AS_AVAILABLE }

    private final Api api;
    private final Scene scene;
    private final Customs customs;
    private final Random random;
    private final List<String> orders = new ArrayList<>();
    private int purchases;
    private LocalDate today = LocalDate.of(2026, 1, 5);

    AnyHistory(Api api, Scene scene, Customs customs, Random random) {
        this.api = api;
        this.scene = scene;
        this.customs = customs;
        this.random = random;
    }

    /** Opens the shop: two items and a kit of them, the second made of the first, and a second location in another time zone. */
    AnyHistory open() {
        scene.shop();
        scene.item("SPOON");
        scene.kit("SET", "MUG", 2, "SPOON", 1);
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"America/New_York\",\"priority\":2}").expect(201);
        api.patch("/items/SPOON", "{\"billOfMaterials\":[{\"sku\":\"MUG\",\"quantity\":\"0.5\"}]}").expect(200);
        return this;
    }

    /** So many steps, whatever they are. */
    AnyHistory run(int steps) {
        for (var step = 0; step < steps; step++) {
            step();
        }
        return this;
    }

    /** Does something, and says what. */
    String step() {
        return step(random.nextInt(KINDS + 1));
    }

    /** The same within the day. */
    String event() {
        return step(random.nextInt(KINDS));
    }

    /** The day as it is now. */
    LocalDate today() {
        return today;
    }

    private String step(int kind) {
        return switch (kind) {
            case 0, 1, 2 -> order();
            case 3 -> cancel();
            case 4 -> changeQuantity();
            case 5, 6 -> receive();
            case 7 -> buy();
            case 8 -> moveDate();
            case 9 -> ship();
            case 10 -> pick();
            case 11 -> hold();
            case 12 -> orderFromQuote();
            case 13, 14 -> transfer();
            case 15, 16 -> produce();
            case 17 -> count();
            case 18 -> takeBack();
            default -> night();
        };
    }

    private String order() {
        var shipping = customs == Customs.ANY
                ? List.of("as-available", "as-available", "complete-lines", "complete-order").get(random.nextInt(4)) : "as-available";
        var lines = new ArrayList<String>();
        for (var line = 0; line <= random.nextInt(2); line++) {
            lines.add("{\"sku\":\"%s\",\"quantity\":\"%d\"}".formatted(SKUS.get(random.nextInt(3)), 1 + random.nextInt(9)));
        }
        var customer = random.nextBoolean() ? "A" : "B";
        var priority = customs == Customs.ANY ? 4 + random.nextInt(3) : Hypothetical.USUAL_PRIORITY;
        var what = "\"shipping\":\"%s\",\"lines\":[%s]}".formatted(shipping, String.join(",", lines));
        var quote = api.post("/quotes", "{\"customer\":\"%s\",".formatted(customer) + what);
        var body = "{\"customer\":\"%s\",\"priority\":%d,".formatted(customer, priority) + what;
        var answer = api.post("/orders", body);
        if (answer.status() == 201) {
            orders.add(answer.at("/number").asString());
            if (priority == Hypothetical.USUAL_PRIORITY) {
                assertThat(promised(answer)).as("ordered as quoted: %s", body).isEqualTo(promised(quote.expect(200)));
            }
        }
        return tried("POST", "/orders " + body, answer.status());
    }

    private String hold() {
        return call("POST", "/quotes", ("{\"customer\":\"A\",\"holdUntil\":\"%sT20:00:00Z\",\"shipping\":\"%s\",\"lines\":"
                + "[{\"sku\":\"%s\",\"quantity\":\"%d\"},{\"sku\":\"%s\",\"quantity\":\"2\"}]}").formatted(
                today.plusDays(random.nextInt(3)), random.nextBoolean() || customs != Customs.ANY ? "as-available" : "complete-order",
                SKUS.get(random.nextInt(3)), 1 + random.nextInt(6), SKUS.get(random.nextInt(3))));
    }

    private String orderFromQuote() {
        var body = "{\"customer\":\"A\",\"quote\":\"Q-%d\",\"lines\":[{\"sku\":\"%s\",\"quantity\":\"%d\"}]}".formatted(
                1 + random.nextInt(6), SKUS.get(random.nextInt(3)), 1 + random.nextInt(7));
        var answer = api.post("/orders", body);
        if (answer.status() == 201) {
            orders.add(answer.at("/number").asString());
        }
        return tried("POST", "/orders " + body, answer.status());
    }

    private String transfer() {
        var number = 1 + random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0, 1 -> call("POST", "/transfers",
                    "{\"from\":\"%s\",\"to\":\"%s\",\"expectedOn\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":\"%d\"}]}".formatted(
                    number % 2 == 0 ? "MAIN" : "NORTH", number % 2 == 0 ? "NORTH" : "MAIN", today.plusDays(random.nextInt(9)),
                    SKUS.get(random.nextInt(2)),
                    1 + random.nextInt(6)));
            case 2 -> call("POST", "/transfers/TR-%d/%s".formatted(number, random.nextInt(5) == 0 ? "cancel" : "dispatch"), "{}");
            default -> call("POST", "/receipts",
                    "{\"transfer\":\"TR-%d\",\"lines\":[{\"line\":1,\"quantity\":\"%d\",\"damaged\":\"%d\"}],\"closeShort\":%b}".formatted(
                    number, 1 + random.nextInt(4), random.nextInt(2), random.nextInt(3) == 0));
        };
    }

    private String produce() {
        var number = 1 + random.nextInt(4);
        return switch (random.nextInt(5)) {
            case 0, 1 -> call("POST", "/production-orders",
                    "{\"sku\":\"SPOON\",\"location\":\"MAIN\",\"quantity\":\"%d\",\"dueOn\":\"%s\"}".formatted(
                    1 + random.nextInt(8), today.plusDays(random.nextInt(9))));
            case 2 -> call("POST", "/production-orders/MO-%d/start".formatted(number), "");
            case 3 -> call("POST", "/production-orders/MO-%d/report".formatted(number), "{\"good\":\"%d\",\"scrap\":\"%d\"}".formatted(
                    1 + random.nextInt(3), random.nextInt(2)));
            default -> call("POST", "/production-orders/MO-%d/%s".formatted(number, random.nextBoolean() ? "finish" : "cancel"), "");
        };
    }

    private String count() {
        return call("POST", "/stock/counts", "{\"sku\":\"%s\",\"location\":\"%s\",\"counted\":\"%d\"}".formatted(
                SKUS.get(random.nextInt(2)), LOCATIONS.get(random.nextInt(2)), random.nextInt(9)));
    }

    private String takeBack() {
        return call("POST", "/returns",
                "{\"order\":\"%s\",\"lines\":[{\"line\":1,\"quantity\":\"1\",\"condition\":\"%s\",\"replace\":%b}]}".formatted(
                anyOrder(), random.nextBoolean() ? "sellable" : "damaged", random.nextBoolean()));
    }

    private String anyOrder() {
        return orders.isEmpty() ? "SO-none" : orders.get(random.nextInt(orders.size()));
    }

    /** What is said of each line: how many from where, out of what, when. */
    private static List<String> promised(Answer answer) {
        return answer.at("/lines").valueStream()
                .flatMap(line -> line.get("schedule").valueStream().map(part -> "%s: %s from %s, %s by %s".formatted(
                        line.get("line"), part.get("quantity"), part.get("location"), part.get("source"), part.get("shipBy"))))
                .sorted().toList();
    }

    private String cancel() {
        var path = random.nextBoolean() ? "/orders/%s/cancel".formatted(anyOrder()) : "/orders/%s/lines/1/cancel".formatted(anyOrder());
        return call("POST", path, random.nextBoolean() && path.contains("lines") ? "{\"quantity\":\"1\"}" : "{}");
    }

    private String changeQuantity() {
        return call("PATCH", "/orders/%s/lines/1".formatted(anyOrder()), "{\"quantity\":\"%d\"}".formatted(1 + random.nextInt(12)));
    }

    private String receive() {
        var sku = SKUS.get(random.nextInt(2));
        var units = 1 + random.nextInt(8);
        scene.stock(sku, units);
        return "%d of %s came".formatted(units, sku);
    }

    private String buy() {
        var body = ("{\"vendor\":\"ACME\",\"location\":\"MAIN\",\"state\":\"%s\",\"lines\":"
                + "[{\"line\":1,\"sku\":\"%s\",\"quantity\":\"%d\",\"expectedOn\":\"%s\"}]}").formatted(
                random.nextInt(4) == 0 ? "draft"
                        : "sent", SKUS.get(random.nextInt(2)), 5 + random.nextInt(20), today.plusDays(random.nextInt(30)));
        var answer = api.post("/purchase-orders", body);
        purchases += answer.status() == 201 ? 1 : 0;
        return tried("POST", "/purchase-orders " + body, answer.status());
    }

    private String moveDate() {
        if (purchases == 0) {
            return "nothing to move";
        }
        return call("PATCH", "/purchase-orders/PO-%d/lines/1/parts/1".formatted(1 + random.nextInt(purchases)),
                "{\"expectedOn\":\"%s\",\"reason\":\"the vendor said so\"}".formatted(today.plusDays(random.nextInt(60))));
    }

    private String ship() {
        return call("POST", "/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"%d\"}]}".formatted(
                anyOrder(), 1 + random.nextInt(4)));
    }

    private String pick() {
        var answer = api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"%s\"]}".formatted(anyOrder()));
        if (answer.status() == 201 && random.nextBoolean()) {
            return call("POST", "/picks/%s/put-back".formatted(answer.at("/pick").asString()), "");
        }
        return tried("POST", "/picks", answer.status());
    }

    private String night() {
        today = today.plusDays(1 + random.nextInt(3));
        return call("POST", "/sandbox/clock/advance", "{\"to\":\"%sT09:00:00Z\"}".formatted(today));
    }

    private String call(String method, String path, String body) {
        return tried(method, path + " " + body, api.send(method, path, body).status());
    }

    private String tried(String method, String what, int status) {
        if (!orders.isEmpty()) {
            assertThat(status).as("%s %s", method, what).isIn(ANSWERED);
        }
        return "%s %s → %d".formatted(method, what, status);
    }
}
