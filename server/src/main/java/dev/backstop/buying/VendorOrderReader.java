package dev.backstop.buying;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Units;
import dev.backstop.catalog.Vendors;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.PurchaseUnits;
import dev.backstop.web.Sentences;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an order for the page of its vendor. */
@Component
class VendorOrderReader {
    private final PurchaseOrders orders;
    private final Vendors vendors;
    private final Items items;
    private final Locations locations;
    private final VendorManners manners;
    private final Letterheads letterheads;
    private final AnswerRows answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    VendorOrderReader(PurchaseOrders orders, Vendors vendors, Items items, Locations locations, VendorManners manners,
            Letterheads letterheads,
            AnswerRows answers, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.vendors = vendors;
        this.items = items;
        this.locations = locations;
        this.manners = manners;
        this.letterheads = letterheads;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<VendorOrder> read(String number) {
        return orders.byNumber(number).map(this::shown);
    }

    private VendorOrder shown(PurchaseOrder order) {
        var vendor = vendors.get(order.vendor());
        var location = locations.get(order.location());
        var ids = order.lines().stream().map(PurchaseOrder.Line::item).collect(toSet());
        var own = manners.skus(vendor.id(), ids);
        var reading = new Reading(order, items.byIds(ids), own, Sentences.nearest(vendor.language()), location.today(clock.instant()),
                answers.awaited(order.id()));
        var paper = jdbc.sql("SELECT EXISTS (SELECT 1 FROM buying.order_version WHERE order_id = :order)").param("order", order.id())
                .query(Boolean.class).single();
        return new VendorOrder(order.number(), order.state().code(), vendor.name(), vendor.language(), order.currency(),
                order.straightTo() == null ? address(location) : String.join(", ", order.straightTo().address()), order.straightTo() != null,
                paper,
                order.lines().stream().filter(line -> line.wanted() > 0 || line.open() > 0).map(reading::line).toList(), history(reading));
    }

    private String address(Location location) {
        return Stream.concat(Stream.of(location.name()), letterheads.addressOf(location).stream()).collect(Collectors.joining(", "));
    }

    /** One look at an order, with all that its lines need. */
    private record Reading(PurchaseOrder order, Map<Long, Item> items, Map<Long, VendorManners.VendorSku> own, Locale locale,
            LocalDate today,
            Set<Long> awaited) {

        Item item(PurchaseOrder.Line line) {
            return Objects.requireNonNull(items.get(line.item()), "item of a line");
        }

        VendorOrder.Line line(PurchaseOrder.Line line) {
            var item = item(line);
            var counted = line.counted(item.units());
            var theirs = own.get(item.id());
            var parts = line.parts().stream().filter(part -> part.quantity() - part.cancelled() > 0).map(part -> part(part, counted))
                    .toList();
            return new VendorOrder.Line(line.line(), theirs == null || theirs.name() == null ? item.name() : theirs.name(), item.sku(),
                    theirs == null ? null : theirs.vendorSku(), line.purchaseUnit(), Amounts.number(counted.of(line.wanted()), locale),
                    PurchaseUnits.plain(counted.of(line.open())), Amounts.number(counted.of(line.open()), locale),
                    line.price() == null ? null
                            : Amounts.money(line.price(), order.currency(), locale),
                    line.openParts().stream().noneMatch(part -> awaited.contains(part.id())),
                    VendorAnswers.isConfirmable(line, awaited, today), parts);
        }

        private VendorOrder.Part part(PurchaseOrder.Part part, PurchaseUnits counted) {
            var done = part.open() == 0;
            var units = done ? part.quantity() - part.cancelled() : part.open();
            var other = part.expectedOn() != null && !part.expectedOn().equals(part.requestedOn()) && !part.expectedOn()
                    .equals(part.confirmedOn());
            return new VendorOrder.Part(Amounts.number(counted.of(units), locale), PurchaseUnits.plain(counted.of(units)),
                    part.requestedOn(),
                    part.confirmedOn(), other ? part.expectedOn() : null, done,
                    part.received() == 0 ? null : Amounts.number(counted.of(part.received()), locale));
        }
    }

    private List<VendorOrder.Said> history(Reading reading) {
        var lines = new HashMap<Integer, PurchaseOrder.Line>();
        reading.order().lines().forEach(line -> lines.put(line.line(), line));
        return jdbc.sql("""
                SELECT said.at, said.line, CASE WHEN said.kind = 'confirmed' AND sum(said.quantity) = 0 THEN 'rejected' ELSE said.kind END AS kind, said.day,
                       sum(said.quantity) AS quantity
                  FROM (SELECT DISTINCT word.at, line.line, word.kind, word.day, word.quantity -- a part cut off another carries its words too
                          FROM supply.part_date word
                          JOIN supply.purchase_order_part part ON part.id = word.part_id
                          JOIN supply.purchase_order_line line ON line.id = part.line_id
                         WHERE line.order_id = :order) said
                 GROUP BY said.at, said.line, said.kind, said.day
                 ORDER BY said.at DESC, said.line, said.day NULLS LAST
                 LIMIT 100
                """).param("order", reading.order().id())
                .query((row, _) -> {
                    var line = Objects.requireNonNull(lines.get(row.getInt("line")), "line of an order");
                    return new VendorOrder.Said(row.getObject("at", OffsetDateTime.class).toInstant(), line.line(), row.getString("kind"),
                            quantity(line, reading.item(line).units(), row.getLong("quantity"), reading.locale()),
                                    row.getObject("day", LocalDate.class));
                }).list();
    }

    private static String quantity(PurchaseOrder.Line line, Units units, @Nullable Long smallest, Locale locale) {
        return "%s %s".formatted(Amounts.number(line.counted(units).of(smallest == null ? 0 : smallest), locale), line.purchaseUnit());
    }
}
