package dev.backstop.promising;

import static java.util.Objects.requireNonNullElse;

import dev.backstop.access.Who;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asking what would become of promises. An answer changes nothing, and is decided as the real thing would be. */
@RestController
class WhatIfsApi {
    private static final int MOST_DAYS = 730;

    private final WhatIfs whatIfs;
    private final WhatIfRows rows;
    private final Items items;
    private final Locations locations;
    private final Vendors vendors;

    WhatIfsApi(WhatIfs whatIfs, WhatIfRows rows, Items items, Locations locations, Vendors vendors) {
        this.whatIfs = whatIfs;
        this.rows = rows;
        this.items = items;
        this.locations = locations;
        this.vendors = vendors;
    }

    @Strict
    record Question(@Nullable List<Asked> suppositions) {}

    /**
     * One thing supposed.
     *
     * @param kind      late: what {@code reference} names comes so many {@code days} later, sooner where negative; never: it does not come;
     *                  vendor-dropped: {@code vendor} delivers nothing, neither what is ordered nor what would be; order: {@code quantity} of {@code sku} is ordered
     * @param reference an inbound shipment, a purchase order or one line of it as PO-1/2, a production order or a transfer
     */
    @Strict
    record Asked(@Nullable String kind, @Nullable String reference, @Nullable Integer days, @Nullable String vendor, @Nullable String sku,
            @Nullable String location, @Nullable String quantity, @Nullable Integer priority, @Nullable LocalDate requestedOn) {}

    /**
     * What would happen.
     *
     * @param promisesBroken later than the customer has heard, by more than the grace
     * @param notices        customers who would have to be told
     * @param lines          at most 500 schedule lines or pieces of one, those that slip furthest first
     */
    record Answer(int later, int sooner, int promisesBroken, int notices, List<Line> lines, List<Promised> promised) {}

    /**
     * {@code customer} null: what waits is no order; {@code order} null: whoever asks may not know who waits.
     *
     * @param promise what becomes of the day heard: {@code kept}, {@code broken}, or {@code broken-before} where it is later already
     */
    record Line(@Nullable String order, int line, String sku, String location, @Nullable String customer, String quantity,
            @Nullable LocalDate heardShipBy, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy, boolean broken,
            String promise) {}

    record Promised(String sku, String location, String quantity, List<Part> schedule) {}

    record Part(String quantity, String source, @Nullable LocalDate shipBy, @Nullable BigDecimal confidence) {}

    @PostMapping("/api/v1/what-ifs")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Answer ask(@RequestBody Question question) {
        var asked = requireNonNullElse(question.suppositions(), List.<Asked>of());
        if (asked.isEmpty()) {
            throw Problem.refused("/suppositions", "Say what is supposed to happen, such as {\"kind\":\"late\",\"reference\":\"PO-1\",\"days\":14}.");
        }
        var suppositions = new ArrayList<Supposition>();
        for (var i = 0; i < asked.size(); i++) {
            suppositions.add(supposition(asked.get(i), "/suppositions/" + i));
        }
        return answer(whatIfs.of(suppositions));
    }

    private Supposition supposition(Asked asked, String pointer) {
        var kind = requireNonNullElse(asked.kind(), "");
        Problem.requireGiven(pointer + "/kind", kind, "Say what is supposed: late, never, vendor-dropped or order.");
        return switch (kind) {
            case "late" -> new Supposition.Later(parts(asked, pointer), days(asked, pointer));
            case "never" -> new Supposition.Never(parts(asked, pointer));
            case "vendor-dropped" -> {
                var vendor = vendors.require(requireNonNullElse(asked.vendor(), ""), pointer + "/vendor").id();
                yield new Supposition.Dropped(vendor, rows.partsOf(vendor));
            }
            case "order" -> accepted(asked, pointer);
            default -> throw Problem.refused(pointer + "/kind",
                    "%s cannot be supposed. Use one of: late, never, vendor-dropped, order.".formatted(kind));
        };
    }

    private Set<Long> parts(Asked asked, String pointer) {
        var reference = requireNonNullElse(asked.reference(), "").strip();
        var parts = rows.parts(reference);
        if (parts.isEmpty()) {
            throw Problem.refused(pointer + "/reference", ("Nothing of %s is on its way. Name an inbound shipment, a purchase order (PO-1) or a line of it (PO-1/2), "
                    + "a production order or a transfer that was sent and has not arrived.").formatted(reference.isEmpty() ? "\"\"" : reference));
        }
        return parts;
    }

    private static int days(Asked asked, String pointer) {
        var days = asked.days();
        if (days == null || days == 0 || Math.abs(days) > MOST_DAYS) {
            throw Problem.refused(pointer + "/days", "%s is no number of days to move a date by. Use 1 to %d, or a negative number for sooner.".formatted(days, MOST_DAYS));
        }
        return days;
    }

    private Supposition accepted(Asked asked, String pointer) {
        var item = items.require(requireNonNullElse(asked.sku(), ""), pointer + "/sku");
        var priority = requireNonNullElse(asked.priority(), Hypothetical.USUAL_PRIORITY);
        if (priority < 1 || priority > 9) {
            throw Problem.refused(pointer + "/priority", "%d is no priority. Use 1, which is served first, to 9.".formatted(priority));
        }
        return new Supposition.Accepted(item, location(asked, pointer),
                item.units().readPositive(requireNonNullElse(asked.quantity(), ""), pointer + "/quantity"), priority, asked.requestedOn());
    }

    private Location location(Asked asked, String pointer) {
        return asked.location() != null && !asked.location().isBlank() ? locations.require(asked.location(), pointer + "/location")
                : locations.all().stream().filter(Location::active).min(Comparator.comparingInt(Location::priority))
                        .orElseThrow(() -> Problem.refused(pointer + "/location", "There is no active location that could ship it."));
    }

    private Answer answer(WhatIfs.Outcome outcome) {
        var codes = locations.all();
        var named = Who.seesHolders();
        return new Answer(outcome.later(), outcome.sooner(), outcome.broken(), outcome.customersToTell(), outcome.changes().stream().map(change -> {
            var line = change.line();
            var known = named || line.kind() != OpenLine.Kind.ORDER;
            return new Line(known ? line.orderNumber() : null, line.lineNumber(), line.item().sku(),
                    codes.stream().filter(each -> each.id() == line.location()).findFirst().orElseThrow().code(),
                    named && line.kind() == OpenLine.Kind.ORDER ? outcome.names().get(line.order()) : null,
                    line.item().units().text(change.quantity()),
                    change.heardShipBy(), change.shipByBefore(), change.shipBy(), change.slips(), change.word().code());
        }).toList(), outcome.promised().stream().map(WhatIfsApi::promised).toList());
    }

    private static Promised promised(WhatIfs.Promised one) {
        var units = one.accepted().item().units();
        return new Promised(one.accepted().item().sku(), one.accepted().location().code(), units.text(one.accepted().quantity()),
                one.parts().stream().map(part -> new Part(units.text(part.quantity()), part.source().name().toLowerCase(Locale.ROOT), part.shipBy(),
                        part.confidence())).toList());
    }
}
