package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.web.Columns;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one more order to make something would find of its components: what nobody holds, here or on its way. */
@Component
class ComponentsReady {
    private final JdbcClient jdbc;

    ComponentsReady(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A component of the smallest order that can be made.
     *
     * @param term the way by which the whole is made
     * @param here whether enough of it is free on the shelf
     * @param day  when enough of it is free with what is on its way; null: there is too little
     */
    record Need(long term, Place component, String sku, boolean here, @Nullable LocalDate day) {}

    /** Of ways of making; those without a bill of materials need nothing. */
    List<Need> of(Collection<SourcingTerm> makes) {
        var ways = List.copyOf(makes);
        return jdbc.sql("""
                WITH needed AS (
                    SELECT way.term_id, bill.component_id AS item_id, way.location_id, component.sku,
                           ceil(greatest(way.moq, way.multiple, power(10::numeric, made.decimals)) / power(10::numeric, made.decimals)
                                * bill.quantity / (1 - bill.scrap) * power(10::numeric, component.decimals)) AS units
                      FROM unnest(:terms::bigint[], :items::bigint[], :locations::bigint[], :moqs::bigint[], :multiples::bigint[])
                           AS way (term_id, item_id, location_id, moq, multiple)
                      JOIN catalog.bill_of_material bill ON bill.item_id = way.item_id
                      JOIN catalog.item made ON made.id = way.item_id
                      JOIN catalog.item component ON component.id = bill.component_id),
                free AS (
                    SELECT needed.*, coalesce(has.on_hand - has.allocated, 0) AS units_here
                      FROM needed LEFT JOIN promising.availability has USING (item_id, location_id))
                SELECT free.term_id, free.item_id, free.location_id, free.sku, free.units_here >= free.units AS here,
                       (SELECT min(coming.day)
                          FROM (SELECT part.arrives_by AS day, sum(part.open - coalesce((SELECT sum(peg.quantity) FROM promising.peg
                                                                                          WHERE peg.part_id = part.id AND peg.closed_at IS NULL), 0))
                                                               OVER (ORDER BY part.arrives_by, part.id) AS units
                                  FROM supply.purchase_order_part part
                                 WHERE (part.item_id, part.location_id) = (free.item_id, free.location_id) AND part.sent
                                   AND part.quantity > part.received + part.cancelled AND part.arrives_by IS NOT NULL) coming
                         WHERE free.units_here + coming.units >= free.units) AS day
                  FROM free
                 ORDER BY free.term_id, free.item_id
                """)
                .param("terms", Columns.longs(ways, SourcingTerm::id)).param("items", Columns.longs(ways, way -> way.place().item()))
                .param("locations", Columns.longs(ways, way -> way.place().location()))
                .param("moqs", Columns.longs(ways, way -> Objects.requireNonNullElse(way.moq(), 0L)))
                .param("multiples", Columns.longs(ways, way -> Objects.requireNonNullElse(way.multiple(), 0L)))
                .query((row, _) -> new Need(row.getLong("term_id"), new Place(row.getLong("item_id"), row.getLong("location_id")), row.getString("sku"),
                        row.getBoolean("here"), row.getObject("day", LocalDate.class))).list();
    }
}
