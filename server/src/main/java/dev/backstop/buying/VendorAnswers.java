package dev.backstop.buying;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.supply.Confirmation;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.PurchaseUnits;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Sentences;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what a vendor says on its page. It goes through the same door as every vendor's word, so promises follow in the same transaction and
 * the brake looks at it.
 */
@Component
class VendorAnswers {
    private final PurchaseOrders orders;
    private final Items items;
    private final Locations locations;
    private final AnswerRows rows;
    private final Clock clock;

    VendorAnswers(PurchaseOrders orders, Items items, Locations locations, AnswerRows rows, Clock clock) {
        this.orders = orders;
        this.items = items;
        this.locations = locations;
        this.rows = rows;
        this.clock = clock;
    }

    /** The form that it came by, from where, and the vendor's language. */
    record Sent(String decision, @Nullable String from, Sentences say) {}

    /** Confirms, as we asked, every line that waits for a word; one without a date, or whose date is over, needs one of the vendor's own. */
    void confirmAll(String number, Sent sent) {
        var order = orders.require(number);
        if (!rows.isNew(sent.decision())) {
            return;
        }
        var today = locations.get(order.location()).today(clock.instant());
        var awaited = rows.awaited(order.id());
        var asked = order.lines().stream().filter(line -> isConfirmable(line, awaited, today))
                .map(line -> new VendorSaid(line.line(), VendorSaid.Kind.CONFIRMED, List.of(), null)).toList();
        if (asked.isEmpty()) {
            throw Problem.conflict("nothing-to-confirm", sent.say().say("error.nothing"));
        }
        take(order, asked, sent, false);
    }

    /** Whether something of a line awaits a word, and all of that can come on the day that we asked for. */
    static boolean isConfirmable(PurchaseOrder.Line line, Set<Long> awaited, LocalDate today) {
        var parts = line.openParts().stream().filter(part -> awaited.contains(part.id())).toList();
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.requestedOn() != null && !part.requestedOn().isBefore(today));
    }

    /** @throws Problem 422 with a fault for each value that cannot be, in the vendor's language */
    void take(String number, List<VendorSaid> said, Sent sent) {
        take(orders.require(number), said, sent, false);
    }

    /** The same from a file: what cannot be is said of the file, each time with the line that it is about. */
    void takeFile(String number, List<VendorSaid> said, Sent sent) {
        take(orders.require(number), said, sent, true);
    }

    private void take(PurchaseOrder order, List<VendorSaid> said, Sent sent, boolean fromFile) {
        if (!rows.isNew(sent.decision())) {
            return;
        }
        if (order.state() != PurchaseOrder.State.SENT) {
            throw Problem.conflict("closed", sent.say().say("error.closed", "number", order.number()));
        }
        var known = items.byIds(order.lines().stream().map(PurchaseOrder.Line::item).collect(toSet()));
        var awaited = rows.awaited(order.id());
        var form = new Form();
        var confirmed = new ArrayList<Confirmation.Line>();
        for (var one : said) {
            confirmed.addAll(line(order, one, known, new Reading(form, fromFile ? one.line() : null, sent.say(), today(order), awaited)));
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        rows.append(order.id(), said, sent, clock.instant());
        orders.confirm(order, new Confirmation("vendor-link", confirmed));
    }

    /** Offers something instead of a line. Nothing changes before a buyer says yes. */
    void offer(String number, int line, SubstituteOffer offer, @Nullable String note, Sent sent) {
        var order = orders.require(number);
        if (order.line(line).map(PurchaseOrder.Line::open).orElse(0L) == 0) {
            throw Problem.conflict("nothing-open", sent.say().say("error.nothing-open", "line", Integer.toString(line)));
        }
        rows.offer(order.id(), line, offer, note, sent, clock.instant());
    }

    private LocalDate today(PurchaseOrder order) {
        return locations.get(order.location()).today(clock.instant());
    }

    /** @param inFile the line that is read from a file; null: it has a form of its own, with a field for each value */
    private record Reading(Form form, @Nullable Integer inFile, Sentences say, LocalDate today, Set<Long> awaited) {
        void fault(String field, String name, String... gaps) {
            var fault = say.say(name, gaps);
            form.fault(inFile == null ? field : "/file", inFile == null ? fault
                    : say.say("error.file-in-line", "line", Integer.toString(inFile), "fault", fault));
        }
    }

    private static List<Confirmation.Line> line(PurchaseOrder order, VendorSaid said, Map<Long, Item> items, Reading reading) {
        var line = order.line(said.line()).orElse(null);
        if (line == null) {
            reading.fault("/line", "error.line", "line", Integer.toString(said.line()));
            return List.of();
        }
        if (line.open() == 0) {
            reading.fault("/line", "error.nothing-open", "line", Integer.toString(said.line()));
            return List.of();
        }
        var counted = line.counted(Objects.requireNonNull(items.get(line.item()), "item of a line").units());
        return List.of(switch (said.kind()) {
            case CONFIRMED -> asAsked(line, said, reading.awaited());
            case CHANGED -> new Confirmation.Line(line.line(), Confirmation.Status.CHANGED, parts(line, said, counted, reading),
                    said.note());
            case SHORT -> new Confirmation.Line(line.line(), Confirmation.Status.SHORT, parts(line, said, counted, reading), said.note());
            case REJECTED, DISCONTINUED -> new Confirmation.Line(line.line(), Confirmation.Status.REJECTED, List.of(),
                    said.note() == null && said.kind() == VendorSaid.Kind.DISCONTINUED ? "discontinued" : said.note());
            case SUBSTITUTE -> throw new IllegalStateException("an offer changes nothing before a buyer says yes");
            case SHIPPED -> throw new IllegalStateException("what was shipped is no question of dates");
        });
    }

    /** What we expect may be another day than the one that we asked for; to confirm means the latter. What was confirmed before stays. */
    private static Confirmation.Line asAsked(PurchaseOrder.Line line, VendorSaid said, Set<Long> awaited) {
        var parts = line.openParts().stream()
                .map(part -> new Confirmation.Part(part.open(), awaited.contains(part.id()) ? part.requestedOn() : part.expectedOn()))
                        .toList();
        var asExpected = line.openParts().stream().map(PurchaseOrder.Part::expectedOn).toList()
                .equals(parts.stream().map(Confirmation.Part::expectedOn).toList());
        return asExpected ? new Confirmation.Line(line.line(), Confirmation.Status.ACCEPTED, List.of(), said.note())
                : new Confirmation.Line(line.line(), Confirmation.Status.CHANGED, parts, said.note());
    }

    private static List<Confirmation.Part> parts(PurchaseOrder.Line line, VendorSaid said, PurchaseUnits counted, Reading reading) {
        var parts = new ArrayList<Confirmation.Part>();
        var left = line.open();
        if (said.parts().isEmpty()) {
            reading.fault("/parts/0/quantity", "error.empty");
        }
        for (var i = 0; i < said.parts().size(); i++) {
            var part = said.parts().get(i);
            var at = "/parts/" + i;
            if (part.on() != null && part.on().isBefore(reading.today())) {
                reading.fault(at + "/on", "error.past", "date", reading.say().day(part.on()));
            }
            var units = part.quantity() == null ? java.util.OptionalLong.of(left) : counted.smallest(part.quantity(), left);
            if (part.quantity() != null && part.quantity().signum() <= 0) {
                reading.fault(at + "/quantity", "error.zero");
            } else if (units.isEmpty()) {
                reading.fault(at + "/quantity", "error.too-much", "quantity", PurchaseUnits.plain(Objects.requireNonNull(part.quantity())),
                        "unit", counted.unit(), "open", PurchaseUnits.plain(counted.of(line.open())));
            } else if (units.getAsLong() > 0) {
                left -= units.getAsLong();
                parts.add(new Confirmation.Part(units.getAsLong(), part.on()));
            }
        }
        return parts;
    }
}
