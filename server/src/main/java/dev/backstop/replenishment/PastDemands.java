package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.replenishment.DemandHistory.Change;
import dev.backstop.replenishment.DemandHistory.Wanted;
import dev.backstop.web.Copy;
import dev.backstop.web.CopyOut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was wanted of each item at each location, one row for each: kept up from the ledgers where something changed, so that a night does
 * not read years again. Needs a transaction to stream in.
 */
@Component
class PastDemands {
    private static final int ROWS_AT_A_TIME = 5_000;
    private static final String COLUMNS = "item_id, location_id, first_on, days, quantities, out_from, out_until";

    private final JdbcClient jdbc;
    private final DemandHistory history;
    private final Copy copy;
    private final CopyOut out;

    PastDemands(JdbcClient jdbc, DemandHistory history, Copy copy, CopyOut out) {
        this.jdbc = jdbc;
        this.history = history;
        this.copy = copy;
        this.out = out;
    }

    /** Reads the ledgers anew for what is in scope; places of which there is no trace are forgotten. */
    void refresh(Scope scope, LocalDate since) {
        jdbc.sql("""
                DELETE FROM replenishment.past_demand
                 WHERE (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL
                        OR location_id = ANY (:locations))
                """)
                .param("items", scope.itemArray()).param("locations", scope.locationArray()).update();
        var rows = new ArrayList<Row>();
        try (var wanted = new ByPlace<>(history.wanted(scope, since), Wanted::place); var changes = new ByPlace<>(history.changes(scope),
                Change::place)) {
            for (var place = earlier(wanted.next(), changes.next()); place != null; place = earlier(wanted.next(), changes.next())) {
                rows.add(new Row(place, PastDemand.of(wanted.at(place), changes.at(place))));
                if (rows.size() == ROWS_AT_A_TIME) {
                    write(rows);
                }
            }
        }
        write(rows);
    }

    private record Row(Place place, PastDemand past) {}

    private static @org.jspecify.annotations.Nullable Place earlier(
            @org.jspecify.annotations.Nullable Place one, @org.jspecify.annotations.Nullable Place other) {
        return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
    }

    private void write(List<Row> rows) {
        copy.into("replenishment.past_demand (%s)".formatted(COLUMNS), rows, (row, line) -> line.add(row.place().item())
                .add(row.place().location())
                .add(row.past().firstOn()).add(text(row.past().days())).add(text(row.past().quantities())).add(text(row.past().outFrom()))
                .add(text(row.past().outUntil())));
        rows.clear();
    }

    static String text(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static String text(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Those of some places; one of which there is no trace has none. */
    Map<Place, PastDemand> of(Collection<Place> places) {
        var found = new HashMap<Place, PastDemand>(2 * places.size());
        if (!places.isEmpty()) {
            each("JOIN unnest('%s'::bigint[], '%s'::bigint[]) AS asked (item_id, location_id) USING (item_id, location_id)".formatted(
                    text(places.stream().mapToLong(Place::item).toArray()), text(places.stream().mapToLong(Place::location).toArray())),
                            found::put);
        }
        return found;
    }

    /** A sample of so many places with sourcing terms, the same one for the same places. */
    Map<Place, PastDemand> sample(int most) {
        var found = new java.util.LinkedHashMap<Place, PastDemand>();
        each("""
                WHERE cardinality(days) > 0 AND EXISTS (
                      SELECT FROM catalog.sourcing_term term WHERE (term.item_id, term.location_id) = (past_demand.item_id,
                             past_demand.location_id))
                ORDER BY hashint8extended(item_id, location_id), item_id, location_id
                LIMIT %d
                """.formatted(most), found::put);
        return found;
    }

    private void each(String which, BiConsumer<Place, PastDemand> reader) {
        out.of("SELECT item_id, location_id, first_on, days, quantities, out_from, out_until FROM replenishment.past_demand " + which,
                row ->
                reader.accept(new Place(row.nextLong(), row.nextLong()),
                        new PastDemand(row.nextDate(), row.nextInts(), row.nextLongs(), row.nextInts(), row.nextInts())));
    }
}
