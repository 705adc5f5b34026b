package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.planning.CapableToPromise;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one more order to make something would find of its components, or to send something of it at its sender: what nobody holds, there or on its way. */
@Component
class ComponentsReady {
    private final JdbcClient jdbc;

    ComponentsReady(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A component of what is made, or what is sent, where it comes from.
     *
     * @param perUnit  smallest units of it in one smallest unit of what is made
     * @param usable   the share that is not lost in making
     * @param promised units that others wait for, which nobody has ordered either
     * @param there    what nobody holds, by the day on which it can be taken; all before included
     */
    record Need(Place place, String sku, BigDecimal perUnit, BigDecimal usable, long promised, List<CapableToPromise.There> there) {
        /** As it is reckoned with, given what orders for it would bring. */
        CapableToPromise.Component withMore(NextOrders next) {
            return new CapableToPromise.Component(sku, perUnit, usable, there, new More(next.after(promised)));
        }
    }

    private record More(NextOrders next) implements CapableToPromise.Beyond {
        @Override
        public Optional<CapableToPromise.Ordered> by(long units) {
            var brought = next.by(units);
            return brought.orderOn() == null || brought.shipBy() == null ? Optional.empty()
                    : Optional.of(new CapableToPromise.Ordered(brought.orderOn(), brought.shipBy()));
        }

        @Override
        public List<Long> ends() {
            return next.ends();
        }
    }

    private record Row(long term, long item, long location, String sku, BigDecimal perUnit, BigDecimal usable, long promised,
            @Nullable LocalDate day, long units) {
        Place place() {
            return new Place(item, location);
        }
    }

    /** By way of making or sending; what is made without a bill of materials needs nothing, and is absent. */
    Map<Long, List<Need>> of(Collection<SourcingTerm> asked, Firm firm) {
        var ways = List.copyOf(asked);
        var rows = jdbc.sql("""
                WITH needed AS (
                    SELECT way.term_id, bill.component_id AS item_id, way.location_id, component.sku,
                           bill.quantity * power(10::numeric, component.decimals) / power(10::numeric, made.decimals) AS per_unit,
                           1 - bill.scrap AS usable
                      FROM unnest(:terms::bigint[], :items::bigint[], :locations::bigint[], :senders::bigint[]) AS way (term_id, item_id, location_id, sender_id)
                      JOIN catalog.bill_of_material bill ON bill.item_id = way.item_id
                      JOIN catalog.item made ON made.id = way.item_id
                      JOIN catalog.item component ON component.id = bill.component_id
                     WHERE way.sender_id IS NULL
                     UNION ALL
                    SELECT way.term_id, item.id, way.sender_id, item.sku, 1, 1
                      FROM unnest(:terms::bigint[], :items::bigint[], :senders::bigint[]) AS way (term_id, item_id, sender_id)
                      JOIN catalog.item ON item.id = way.item_id
                     WHERE way.sender_id IS NOT NULL),
                place AS (SELECT DISTINCT item_id, location_id FROM needed),
                free AS (
                    SELECT item_id, location_id, NULL::date AS day, greatest(0, coalesce(has.on_hand - has.allocated, 0)) AS units
                      FROM place LEFT JOIN promising.availability has USING (item_id, location_id)
                     UNION ALL
                    SELECT item_id, location_id, part.arrives_by,
                           part.open - coalesce((SELECT sum(peg.quantity) FROM promising.peg
                                                  WHERE peg.part_id = part.id AND peg.closed_at IS NULL), 0)
                      FROM place JOIN supply.purchase_order_part part USING (item_id, location_id)
                     WHERE part.sent AND part.quantity > part.received + part.cancelled AND part.arrives_by IS NOT NULL),
                waiting AS (
                    SELECT item_id, location_id, sum(peg.quantity) AS units
                      FROM place JOIN promising.peg USING (item_id, location_id)
                     WHERE peg.closed_at IS NULL AND peg.source = 'planned'
                     GROUP BY item_id, location_id)
                SELECT needed.term_id AS term, item_id AS item, location_id AS location, needed.sku, needed.per_unit, needed.usable,
                       coalesce(waiting.units, 0) AS promised, free.day, sum(free.units) AS units
                  FROM needed JOIN free USING (item_id, location_id) LEFT JOIN waiting USING (item_id, location_id)
                 GROUP BY needed.term_id, item_id, location_id, needed.sku, needed.per_unit, needed.usable, waiting.units, free.day
                 ORDER BY needed.term_id, item_id, free.day NULLS FIRST
                """)
                .param("terms", Columns.longs(ways, SourcingTerm::id)).param("items", Columns.longs(ways, way -> way.place().item()))
                .param("locations", Columns.longs(ways, way -> way.place().location()))
                .param("senders", Columns.longs(ways, SourcingTerm::fromLocation)).query(Row.class).list();
        var needs = new LinkedHashMap<Long, List<Need>>();
        rows.stream().collect(groupingBy(Row::term, LinkedHashMap::new, groupingBy(Row::item, LinkedHashMap::new, toList())))
                .forEach((term, components) -> needs.put(term, components.values().stream()
                        .map(some -> need(some, firm.location(some.getFirst().location()), firm)).toList()));
        return needs;
    }

    /** @param some what is free of one component, what is here first */
    private static Need need(List<Row> some, Location here, Firm firm) {
        var today = here.today(firm.now());
        var there = new ArrayList<CapableToPromise.There>();
        var units = 0L;
        for (var row : some) {
            units += row.units();
            there.add(new CapableToPromise.There(row.day() == null ? today : here.whenHandled(row.day()), units));
        }
        var first = some.getFirst();
        return new Need(first.place(), first.sku(), first.perUnit(), first.usable(), first.promised(), there);
    }
}
