package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.supply.ExpectedTransfers;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A transfer is as late as what it waits for at its sender. Its new day is written with the promise there; those who wait at the receiver are promised
 * anew right after, because their place may come before the sender's in the order of locks.
 */
@Component
class LateSenders {
    private final JdbcClient jdbc;
    private final ExpectedTransfers transfers;
    private final Settlement settlement;

    LateSenders(JdbcClient jdbc, ExpectedTransfers transfers, Settlement settlement) {
        this.jdbc = jdbc;
        this.transfers = transfers;
        this.settlement = settlement;
    }

    private record Row(String number, int line, String sku, @Nullable LocalDate shipBy, @Nullable String supply) {}

    @EventListener
    void on(SendingDecided decided) {
        follow(decided.transfers());
    }

    /** Looks at these transfers, those of them of which something is still to leave. */
    void follow(Collection<String> numbers) {
        var waiting = new HashMap<ExpectedTransfers.Line, ExpectedTransfers.Waits>();
        jdbc.sql("""
                SELECT asked.reference AS number, asked.line, item.sku, promise.ship_by, promise.supply
                  FROM promising.demand asked
                  JOIN promising.schedule_line schedule ON schedule.demand_id = asked.id AND schedule.state = 'open'
                  JOIN promising.promise ON promise.id = schedule.promise_id AND promise.source <> 'stock'
                  JOIN catalog.item item ON item.id = asked.item_id
                 WHERE asked.kind = 'transfer' AND asked.reference = ANY (:numbers) AND asked.quantity > asked.done
                 ORDER BY asked.reference, asked.line, promise.ship_by DESC NULLS FIRST, schedule.number
                """).param("numbers", numbers.toArray(String[]::new)).query(Row.class).list()
                .forEach(row -> waiting.putIfAbsent(new ExpectedTransfers.Line(row.number(), row.line()), new ExpectedTransfers.Waits(row.shipBy(),
                        row.supply() == null ? "%s at its sender".formatted(row.sku()) : "%s from %s".formatted(row.sku(), row.supply()))));
        var moved = new HashMap<Place, Cause>();
        transfers.follow(numbers, waiting).forEach(late -> moved.putIfAbsent(late.place(), new Cause("supply-moved", late.text(), late.reference())));
        settlement.noteDue(moved);
    }
}
