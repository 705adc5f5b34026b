package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.access.Audit;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Money;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Customers;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Frame agreements: what a customer will take within a while, at one place in the line, whether or not it is held until it is called off. */
@Component
class Agreements {
    private static final int PRICE_DECIMALS = 6;

    private final AgreementRows rows;
    private final AgreementHolds holds;
    private final FirmReader firms;
    private final FirmSettings settings;
    private final Customers customers;
    private final Items items;
    private final LineSourcing sourcing;
    private final Settlement settlement;
    private final OtherDemand demand;
    private final BackorderRules backorders;
    private final ScheduleView schedules;
    private final Audit audit;
    private final Clock clock;

    Agreements(AgreementRows rows, AgreementHolds holds, FirmReader firms, FirmSettings settings, Customers customers, Items items, LineSourcing sourcing,
            Settlement settlement, OtherDemand demand, BackorderRules backorders, ScheduleView schedules, Audit audit, Clock clock) {
        this.rows = rows;
        this.holds = holds;
        this.firms = firms;
        this.settings = settings;
        this.customers = customers;
        this.items = items;
        this.sourcing = sourcing;
        this.settlement = settlement;
        this.demand = demand;
        this.backorders = backorders;
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    Listing<AgreementJson> list(@Nullable String customer, @Nullable String order, Cursor page) {
        var found = Listing.page(rows.page(customer, order, page), page, one -> Long.toString(one.id()));
        var firm = firms.now();
        var held = schedules.of(OpenLine.Kind.AGREEMENT, found.data().stream().map(Agreement::number).toList());
        return found.map(one -> json(one, firm, held.getOrDefault(one.number(), List.of())));
    }

    AgreementJson get(String number) {
        var found = rows.require(number);
        return json(found, firms.now(), schedules.of(OpenLine.Kind.AGREEMENT, number));
    }

    List<AgreementJson.Called> callOffs(String number) {
        return rows.callOffs(rows.require(number));
    }

    /**
     * Agrees it and, where it reserves, holds all of it from now on.
     *
     * @throws Problem 422 naming each faulty value, or an item that may not wait and is not there; 409 for a number that is taken
     */
    AgreementJson agree(AgreementRequest wanted) {
        var firm = firms.now();
        var customer = customers.require(Objects.requireNonNullElse(wanted.customer(), ""), "/customer");
        var named = wanted.location() == null ? null : firm.candidates(wanted.location()).getFirst();
        var home = named == null ? firm.candidates(null).getFirst() : named;
        var form = new Form();
        if (wanted.validFrom() == null || wanted.validUntil() == null || wanted.validUntil().isBefore(wanted.validFrom())) {
            form.fault("/validUntil", "Say from which day to which it is agreed, the last not before the first.");
        } else if (wanted.validUntil().isBefore(home.today(clock.instant()))) {
            form.fault("/validUntil", "%s is over. Name a last day that is still to come.".formatted(wanted.validUntil()));
        }
        var lines = lines(wanted, form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var until = Objects.requireNonNull(wanted.validUntil(), "checked before");
        var reserves = Boolean.TRUE.equals(wanted.reserve());
        var agreed = new AgreementRows.New(wanted.number(), wanted.reference(), customer.id(), named == null ? null : named.id(),
                Objects.requireNonNull(wanted.validFrom(), "checked before"), until, Objects.requireNonNullElse(wanted.priorityDate(), clock.instant()),
                reserves ? until.plusDays(1).atStartOfDay(home.zone()).toInstant() : null, lines);
        var number = rows.insert(agreed);
        if (reserves) {
            hold(number, agreed, customer, firm, wanted.location());
        }
        return get(number);
    }

    private List<AgreementRows.NewLine> lines(AgreementRequest wanted, Form form) {
        var given = Objects.requireNonNullElse(wanted.lines(), List.<AgreementRequest.Line>of());
        var asked = LineChecks.check(given.stream().<QuoteRequest.@Nullable Line>map(line -> line == null ? null
                : new QuoteRequest.Line(null, line.sku(), line.quantity(), null, null)).toList(),
                items.bySkus(given.stream().filter(Objects::nonNull).map(AgreementRequest.Line::sku).filter(Objects::nonNull).distinct().toList()));
        var lines = new ArrayList<AgreementRows.NewLine>();
        var seen = new HashSet<Long>();
        for (var line : asked) {
            if (!seen.add(line.item().id())) {
                form.fault(line.pointer("sku"), "%s is agreed twice. Give it one line with all of its quantity.".formatted(line.item().sku()));
            }
            lines.add(new AgreementRows.NewLine(line, price(given.get(line.index()).price(), line.pointer("price"), form)));
        }
        return lines;
    }

    private @Nullable BigDecimal price(@Nullable Money price, String pointer, Form form) {
        if (price == null) {
            return null;
        }
        var ours = settings.now().currency();
        if (price.currency() != null && !price.currency().equals(ours)) {
            form.fault(pointer + "/currency", "Agreements are priced in %s. Leave the currency out, or name that.".formatted(ours));
        }
        return form.decimal(pointer + "/amount", price.amount(), PRICE_DECIMALS);
    }

    /** Books what was agreed as a demand of its own, which stands in the line from its priority date on. */
    private void hold(String number, AgreementRows.New agreed, Customer customer, Firm firm, @Nullable String location) {
        var asked = agreed.lines().stream().map(AgreementRows.NewLine::asked).toList();
        var straight = asked.stream().filter(AskedLine::direct).findFirst();
        if (straight.isPresent()) {
            throw Problem.refused("/reserve", "%s goes straight from its vendor and is bought for each order, so nothing of it can be reserved. Leave reserve out."
                    .formatted(straight.get().item().sku()));
        }
        var asker = LineSourcing.Asker.of(customer, "phone", null, Shipping.AS_AVAILABLE);
        settlement.lock(LineSourcing.candidates(firm, asked, location));
        var lines = sourcing.of(firm, asked, location, asker).stream().map(share -> line(number, share, customer, agreed.priorityAt())).toList();
        demand.ask(number, null, lines);
        settlement.note(lines.stream().flatMap(OpenLine::places).distinct().toList(), Cause.reserved(number));
        requireSellable(number, settlement.settle(), asked);
    }

    private static OpenLine line(String number, Sourcing.Share share, Customer customer, Instant since) {
        return new OpenLine(OpenLine.Kind.AGREEMENT, 0, share.line().line(), 0, number, share.line().item(), share.location().id(), customer.priority(), since,
                Shipping.AS_AVAILABLE, 1, null, null, customer.customerClass(), "phone", List.of(OpenLine.Schedule.asked(share.quantity())));
    }

    private void requireSellable(String number, Settlement.Outcome outcome, List<AskedLine> asked) {
        var mine = outcome.decisions().stream().filter(one -> one.line().kind() == OpenLine.Kind.AGREEMENT && one.line().orderNumber().equals(number)).toList();
        var refusals = backorders.refusals(outcome.facts(), mine, true);
        var faults = mine.stream().filter(one -> refusals.containsKey(one.line().group()))
                .map(one -> new Problem.Fault(asked.get(one.line().lineNumber() - 1).pointer("quantity"),
                        Objects.requireNonNull(refusals.get(one.line().group()), "filtered"))).distinct().toList();
        if (!faults.isEmpty()) {
            throw Problem.refused(faults);
        }
    }

    /** Ends it today: nothing more is called off, and what it held goes to the next in line. Twice changes nothing. */
    AgreementJson end(String number, @Nullable String reason) {
        var known = rows.require(number);
        holds.letGo(List.of(number), Cause::agreementOver);
        if (rows.lock(number).endedBecause() == null) {
            var because = reason == null || reason.isBlank() ? "no reason given" : reason.strip();
            rows.end(number, because);
            audit.note("agreement ended", "agreement %s with %s: %s".formatted(number, known.customer(), because));
        }
        return get(number);
    }

    /** Refuses more of a line that calls off an agreement than is left of it. */
    void requireLeft(long orderLine, long item, long more) {
        rows.lockOf(orderLine).ifPresent(agreement -> agreement.lines().stream().filter(line -> line.item() == item)
                .forEach(line -> agreement.requireLeft(line, more)));
    }

    /** The day at the place that an agreement is about. */
    static LocalDate today(Agreement agreement, Firm firm) {
        var place = agreement.location() == null ? firm.candidates(null).getFirst() : firm.require(agreement.location());
        return place.today(firm.now());
    }

    private static AgreementJson json(Agreement one, Firm firm, List<ScheduleView.Row> reserved) {
        var held = reserved.stream().collect(groupingBy(ScheduleView.Row::lineNumber));
        return new AgreementJson(one.number(), one.state(today(one, firm)), one.reference(), one.customer(), one.customerName(), one.location(), one.validFrom(),
                one.validUntil(), one.priorityAt(), one.reservedUntil() != null, one.at(), one.endedBecause(),
                one.lines().stream().map(line -> {
                    var mine = held.getOrDefault(line.line(), List.of());
                    return new AgreementJson.Line(line.line(), line.sku(), line.name(), line.units().unit(), line.units().text(line.quantity()),
                            line.units().text(line.called()), line.units().text(line.shipped()), line.units().text(line.left()),
                            Money.of(line.price(), firm.settings().currency()), line.units().text(mine.stream().mapToLong(ScheduleView.Row::quantity).sum()),
                            mine.stream().map(ScheduleView.Row::json).toList());
                }).toList());
    }
}
