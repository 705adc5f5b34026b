package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes the last one of an item off the shelf and puts it back, again and again, and takes the time from sending the change until everybody
 * sees it: who asks, who is told, who has the page open, and who reads the feed of changed items.
 */
final class ChangesSeen {
    private static final int CHANGES = 30;
    private static final int RULES = 3;
    private static final int PAUSE_MILLIS = 150; // longer than what a stream gathers
    private static final String SKU = "LAST-ONE";

    private final Server server;
    private final int waiting;

    /** @param waiting items whose date is another where the firm needs a day more */
    ChangesSeen(Server server, int waiting) {
        this.server = server;
        this.waiting = waiting;
    }

    /**
     * The longest of all changes, in seconds.
     *
     * @param page none where this machine has no browser
     * @param rule until the feed of changes says of each item that waits what is so after a change of a rule that holds for all
     * @param full that the full feed took, for comparison
     */
    record Seconds(double asked, double told, List<Double> page, double feed, double rule, double full) {
        Seconds {
            page = List.copyOf(page);
        }

        double longest() {
            return Math.max(Math.max(asked, told), Math.max(feed, page.isEmpty() ? 0 : page.getFirst()));
        }
    }

    Seconds seconds() throws IOException, InterruptedException {
        server.send("PUT", "/api/v1/items/" + SKU, "application/json",
                "{\"name\":\"The last one\",\"unit\":\"piece\",\"price\":{\"amount\":\"4\",\"currency\":\"EUR\"}}");
        server.send("PUT", "/api/v1/sourcing-terms/%s/MAIN".formatted(SKU), "application/json",
                "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":20}]}");
        move("1");
        var page = OpenPage.open(server, SKU);
        TimeUnit.SECONDS.sleep(1); // until the news of all that was set up has been heard
        try (var stream = new EventStream(server, SKU); var supplement = new Supplement(server)) {
            stream.seen.await("1", 0);
            if (page.isPresent()) {
                page.get().seen.await("1", 0);
            }
            var longest = new double[4];
            for (var change = 0; change < CHANGES; change++) {
                note(longest, change % 2 == 0, stream, page.stream().map(open -> open.seen).toList(), supplement);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return new Seconds(longest[0], longest[1], page.stream().map(_ -> longest[2]).toList(), longest[3], rule(supplement),
                    supplement.secondsOfFull());
        } finally {
            page.ifPresent(OpenPage::close);
        }
    }

    private void note(double[] longest, boolean taken, EventStream stream, List<Sightings> page,
            Supplement supplement) throws IOException, InterruptedException {
        var started = System.nanoTime();
        move(taken ? "-1" : "1");
        var now = taken ? "0" : "1";
        try (var shop = server.connect()) {
            while (!shop.read("/availability?sku=" + SKU).contains("\"quantityNow\":\"%s\"".formatted(now))) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        var seen = new ArrayList<>(List.of(System.nanoTime(), stream.seen.await(now, started), 0L,
                supplement.await(feed -> feed.contains(SKU + "\tbackorder\t") == taken)));
        seen.set(2, page.isEmpty() ? started : page.getFirst().await(now, started));
        for (var i = 0; i < longest.length; i++) {
            longest[i] = Math.max(longest[i], (seen.get(i) - started) / 1e9);
        }
    }

    private void move(String quantity) {
        server.send("POST", "/api/v1/stock/movements", "application/json",
                "{\"sku\":\"%s\",\"location\":\"MAIN\",\"quantity\":\"%s\",\"reason\":\"adjustment\"}".formatted(SKU, quantity));
    }

    /** What arrives takes a week more to leave each time, so that no date stays as it was. */
    private double rule(Supplement supplement) throws IOException, InterruptedException {
        var longest = 0.0;
        for (var weeks = 1; weeks <= RULES; weeks++) {
            var before = new String[] {""};
            supplement.await(feed -> {
                before[0] = waits(feed);
                return true;
            });
            var started = System.nanoTime();
            server.send("PATCH", "/api/v1/locations/MAIN", "application/json", "{\"handlingDays\":%d}".formatted(7 * weeks));
            var seen = supplement.await(feed -> feed.lines().filter(line -> line.contains("\tbackorder\t")).count() >= waiting
                    && !waits(feed).equals(before[0]));
            longest = Math.max(longest, (seen - started) / 1e9);
        }
        return longest;
    }

    private static String waits(String feed) {
        return feed.lines().filter(line -> line.startsWith("I-1\t")).findFirst().orElse("");
    }
}
