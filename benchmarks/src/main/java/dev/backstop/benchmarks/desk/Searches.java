package dev.backstop.benchmarks.desk;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Server;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for a thousand callers among a million customers, by the product over HTTP and by the parts of names that PostgreSQL finds by
 * itself.
 */
final class Searches {
    private static final int ASKED = 1_000;
    private static final int WARM_UP = 200;
    private static final int TOGETHER = 10_000;
    private static final long SEED = 4711;

    private final Server server;
    private final int customers;

    Searches(Server server, int customers) {
        this.server = server;
        this.customers = customers;
    }

    /** How long each took, in milliseconds, sorted; and how many found whom they sought. */
    private record Measured(List<Double> millis, int found) {
        Measured {
            millis = millis.stream().sorted().toList();
        }

        double p95() {
            return millis.get((int) (0.95 * millis.size()));
        }
    }

    List<Figure> figures() throws SQLException {
        fill();
        ours(Asked.some(WARM_UP, customers, SEED + 1).toList());
        theirs(Asked.some(WARM_UP, customers, SEED + 1).toList());
        var asked = Asked.some(ASKED, customers, SEED).toList();
        var theirs = theirs(asked);
        var ours = ours(asked);
        var wrong = ours(asked.stream().filter(Asked::wrong).toList());
        return List.of(
                new Figure("search_million_customers_ms", ours.p95(), "ms",
                        "parts of code and name by a trigram index, which finds no wrong letter", theirs.p95()),
                new Figure("search_misspelt_ms", wrong.p95(), "ms", "the same with all questions", ours.p95()),
                new Figure("search_found_percent", 100.0 * ours.found() / ASKED, "percent", "parts of code and name by a trigram index",
                        100.0 * theirs.found() / ASKED));
    }

    /** As an import writes them, by the ten thousand. */
    private void fill() throws SQLException {
        try (var database = server.database("backstop"); var insert = database.prepareStatement("""
                INSERT INTO orders.customer (code, name, email, phone, postcode, country)
                SELECT code, name, email, phone, postcode, 'GB' FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                       AS c (code, name, email, phone, postcode)
                """); var vacuum = database.createStatement()) {
            for (var from = 0; from < customers; from += TOGETHER) {
                var people = IntStream.range(from, Math.min(customers, from + TOGETHER)).mapToObj(People::number).toList();
                var columns = List.of(people.stream().map(People.Person::code), people.stream().map(People.Person::name),
                        people.stream().map(People.Person::email), people.stream().map(People.Person::phone), people.stream()
                                .map(People.Person::postcode));
                for (var i = 0; i < columns.size(); i++) {
                    insert.setArray(i + 1, database.createArrayOf("text", columns.get(i).toArray()));
                }
                insert.executeUpdate();
            }
            vacuum.execute("VACUUM ANALYZE orders.customer");
        }
    }

    private Measured ours(List<Asked> asked) {
        var millis = new ArrayList<Double>();
        var found = 0;
        for (var one : asked) {
            var started = System.nanoTime();
            var answer = server.ask("GET", "/api/v1/desk/search?q=" + URLEncoder.encode(one.typed(), StandardCharsets.UTF_8), "text/plain",
                    "");
            millis.add((System.nanoTime() - started) / 1e6);
            found += answer.contains('"' + one.sought().name() + '"') ? 1 : 0;
        }
        return new Measured(millis, found);
    }

    /** What the search of customers was before: a part of code and name, first twenty by name. */
    private Measured theirs(List<Asked> asked) throws SQLException {
        var millis = new ArrayList<Double>();
        var found = 0;
        try (var database = server.database("backstop"); var select = database.prepareStatement(
                "SELECT code, name FROM orders.customer WHERE (code || ' ' || name) ILIKE '%' || ? || '%' ORDER BY name LIMIT 20")) {
            for (var one : asked) {
                var started = System.nanoTime();
                select.setString(1, one.typed());
                try (var rows = select.executeQuery()) {
                    var there = false;
                    while (rows.next()) {
                        there |= rows.getString(2).equals(one.sought().name());
                    }
                    found += there ? 1 : 0;
                }
                millis.add((System.nanoTime() - started) / 1e6);
            }
        }
        return new Measured(millis, found);
    }
}
