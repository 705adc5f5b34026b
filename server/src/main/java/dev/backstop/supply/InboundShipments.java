package dev.backstop.supply;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Place;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supply parts that travel together: a container, or what a shipping notice announces. Moving it moves them. */
@Component
public class InboundShipments {
    private final JdbcClient jdbc;
    private final PartRows parts;
    private final Arrivals arrivals;
    private final ApplicationEventPublisher events;

    InboundShipments(JdbcClient jdbc, PartRows parts, Arrivals arrivals, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.arrivals = arrivals;
        this.events = events;
    }

    /** A shipment as it stands. */
    public record Shipment(long id, String code, @Nullable LocalDate expectedOn, @Nullable String carrier, List<Travelling> parts) {
        public Shipment {
            parts = List.copyOf(parts);
        }
    }

    /** A part that travels with it, {@code open} smallest units of it still to come. */
    public record Travelling(String order, int line, int part, long item, long location, long quantity, long open) {}

    /** What shall travel: units of an order's part, at most what is open; fewer cut the rest off as a part of its own. */
    public record Boarding(PurchaseOrder order, PurchaseOrder.Line line, Part part, long units) {}

    public Optional<Shipment> find(String code) {
        return heads("code = :code", code, "", 1).stream().findFirst();
    }

    /** In the order of their codes. */
    public Listing<Shipment> list(Cursor page) {
        return Listing.page(heads("CAST(:code AS text) IS NOT NULL AND code > :after", "", page.after(), page.limit() + 1), page,
                Shipment::code);
    }

    private List<Shipment> heads(String condition, String code, String after, int limit) {
        var heads = jdbc.sql("SELECT id, code, expected_on, carrier FROM supply.inbound_shipment WHERE " + condition + " ORDER BY code LIMIT :limit")
                .param("code", code).param("after", after).param("limit", limit)
                .query((row, _) -> new Shipment(row.getLong("id"), row.getString("code"), row.getObject("expected_on", LocalDate.class),
                        row.getString("carrier"), List.of())).list();
        record Of(long shipment, Travelling part) {}
        var parts = jdbc.sql("""
                SELECT part.inbound_shipment_id, purchase.number, line.line, part.part, part.item_id, part.location_id, part.quantity,
                    part.open
                  FROM supply.purchase_order_part part
                  JOIN supply.purchase_order_line line ON line.id = part.line_id
                  JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                 WHERE part.inbound_shipment_id = ANY (:shipments)
                 ORDER BY purchase.id, line.line, part.part
                """)
                .param("shipments", Columns.longs(heads, Shipment::id))
                .query((row, _) -> new Of(row.getLong("inbound_shipment_id"), new Travelling(row.getString("number"), row.getInt("line"),
                        row.getInt("part"),
                        row.getLong("item_id"), row.getLong("location_id"), row.getLong("quantity"), row.getLong("open")))).list()
                .stream().collect(groupingBy(Of::shipment, mapping(Of::part, toList())));
        return heads.stream().map(head -> new Shipment(head.id(), head.code(), head.expectedOn(), head.carrier(),
                parts.getOrDefault(head.id(), List.of()))).toList();
    }

    /** Creates or replaces a shipment: what travels with it is expected when it is; what travelled and does no more keeps its date. */
    public Shipment put(String code, @Nullable LocalDate expectedOn, @Nullable String carrier, List<Boarding> boarding) {
        var id = jdbc.sql("""
                INSERT INTO supply.inbound_shipment (code, expected_on, carrier) VALUES (:code, :day, :carrier)
                    ON CONFLICT (code) DO UPDATE SET expected_on = excluded.expected_on, carrier = excluded.carrier
                RETURNING id
                """).param("code", code).param("day", expectedOn).param("carrier", carrier).query(Long.class).single();
        jdbc.sql("UPDATE supply.purchase_order_part SET inbound_shipment_id = NULL WHERE inbound_shipment_id = :id AND id <> ALL (:parts)")
                .param("id", id).param("parts", Columns.longs(boarding, one -> one.part().id())).update();
        var moved = new ArrayList<Part>();
        var versions = new ArrayList<PartRows.Version>();
        var rests = new ArrayList<Long>();
        for (var one : boarding) {
            var rest = one.part().open() - one.units();
            if (rest > 0) {
                rests.add(parts.cutOff(one.part(), rest));
            }
            var travels = one.part().withQuantity(one.part().quantity() - Math.max(0, rest));
            moved.add(expectedOn == null ? travels : travels.moved(expectedOn));
            versions.add(new PartRows.Version(travels.id(), "revised", expectedOn == null ? travels.expectedOn() : expectedOn,
                    travels.quantity(), null,
                    "inbound shipment " + code));
        }
        parts.save(moved);
        parts.append(versions);
        jdbc.sql("""
                UPDATE supply.purchase_order_part SET inbound_shipment_id = :id
                 WHERE id = ANY (:parts) AND inbound_shipment_id IS DISTINCT FROM :id
                """)
                .param("id", id).param("parts", Columns.longs(moved, Part::id)).update();
        var reach = rests.isEmpty() ? SupplyMoved.Reach.DATES : SupplyMoved.Reach.UNITS;
        rests.addAll(moved.stream().map(Part::id).toList());
        arrivals.renew(rests);
        tell(code, expectedOn, boarding, reach);
        return find(code).orElseThrow();
    }

    private void tell(String code, @Nullable LocalDate expectedOn, List<Boarding> boarding, SupplyMoved.Reach reach) {
        var places = boarding.stream().map(one -> new Place(one.line().item(), one.order().location())).distinct().sorted().toList();
        if (!places.isEmpty()) {
            events.publishEvent(new SupplyMoved(places, "supply-moved", expectedOn == null
                    ? "inbound shipment %s was announced without a date".formatted(code)
                    : "inbound shipment %s is expected on %s".formatted(code, SupplyWords.day(expectedOn)), code, reach));
        }
    }

    /** Forgets a shipment; what travelled with it keeps its date. */
    public void delete(String code) {
        var shipment = find(code).orElseThrow(() -> Problem.notFound("inbound shipment", code));
        jdbc.sql("UPDATE supply.purchase_order_part SET inbound_shipment_id = NULL WHERE inbound_shipment_id = :id")
                .param("id", shipment.id()).update();
        jdbc.sql("DELETE FROM supply.inbound_shipment WHERE id = :id").param("id", shipment.id()).update();
    }
}
