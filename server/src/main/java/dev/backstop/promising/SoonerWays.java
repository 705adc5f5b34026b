package dev.backstop.promising;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Money;
import dev.backstop.orders.Shipping;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.supply.SupplyPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What would make a line ship sooner, what it would cost, and what it would do to others. Every way is tried on a copy of the facts,
 * decided anew as
 * the real thing would be; what does not help is not told.
 */
@Component
class SoonerWays {
    private static final BigDecimal DAYS_IN_A_YEAR = BigDecimal.valueOf(365);
    private static final int OTHER_LINES_TRIED = 3;

    private final Items items;
    private final Locations locations;
    private final FactsReader reader;
    private final DateChanges dates;
    private final FirmSettings settings;

    SoonerWays(Items items, Locations locations, FactsReader reader, DateChanges dates, FirmSettings settings) {
        this.items = items;
        this.locations = locations;
        this.reader = reader;
        this.dates = dates;
        this.settings = settings;
    }

    /**
     * A way to ship sooner.
     *
     * @param kind   expedite, accept-later, move, split or substitute
     * @param shipBy when the last of the line would ship; of a split, the first
     */
    record Sooner(String kind, String text, LocalDate shipBy, @Nullable String reference, Cost cost, Effect effect) {}

    /**
     * What it would cost us.
     *
     * @param amount null: not known, or nothing that we could reckon; or whoever asks may not know costs
     */
    record Cost(String text, @Nullable Money amount) {}

    /**
     * What would become of what others were promised.
     *
     * @param sooner         parts of lines that would ship sooner; {@code later} likewise
     * @param promisesBroken of those that come later, beyond the grace and what was heard
     */
    record Effect(int sooner, int later, int promisesBroken) {
        Effect plus(Effect other) {
            return new Effect(sooner + other.sooner, later + other.later, promisesBroken + other.promisesBroken);
        }
    }

    /** Ways for a line that waits, in the order in which people think of them. */
    List<Sooner> of(Facts facts, OpenLine line) {
        var before = Decisions.of(facts);
        var now = decided(before, line);
        return Stream.of(expedited(facts, before, line, now), acceptedLater(facts, before, line, now), moved(facts, before, line, now), split(facts, before, line, now),
                substituted(facts, before, line, now)).flatMap(Optional::stream).toList();
    }

    /** What was decided about a line. */
    static Decisions.Decision decided(List<Decisions.Decision> decisions, OpenLine line) {
        return decisions.stream().filter(each -> each.line().group().equals(line.group())).findFirst().orElseThrow();
    }

    private static LocalDate today(Facts facts, OpenLine line) {
        return facts.at(line).location().today(facts.now());
    }

    private static boolean before(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day != null && (other == null || day.isBefore(other));
    }

    /** What happens to those who are in both, save the line itself and what ships with it. */
    private Effect effect(Facts facts, List<Decisions.Decision> before, List<Decisions.Decision> after, OpenLine line) {
        var was = before.stream().filter(each -> each.line().line() != line.line() && !RestOfOrder.isWith(each.line(), line))
                .collect(toMap(each -> each.line().group(), identity()));
        var changes = new ArrayList<DateChanges.Change>();
        for (var is : after) {
            var old = was.get(is.line().group());
            if (old != null) {
                changes.addAll(dates.between(old, is, facts));
            }
        }
        var later = (int) changes.stream().filter(DateChanges.Change::later).count();
        return new Effect(changes.size() - later, later, (int) changes.stream().filter(DateChanges.Change::slips).count());
    }

    /** The supply that decides the date arrives today. */
    private Optional<Sooner> expedited(Facts facts, List<Decisions.Decision> before, OpenLine line, Decisions.Decision now) {
        var deciding = Stream.concat(Stream.of(now), RestOfOrder.of(before, line).limit(OTHER_LINES_TRIED))
                .sorted(Comparator.comparing(RestOfOrder::ready, Comparator.nullsFirst(Comparator.reverseOrder()))).toList();
        for (var decision : deciding) {
            for (var part : decision.parts().reversed()) {
                if (part.source() != Source.INBOUND) {
                    continue;
                }
                var supply = facts.supply(decision.line(), part);
                var today = today(facts, line);
                var after = Decisions.of(facts.arriving(supply, today));
                var then = decided(after, line).lastDay();
                if (then != null && before(then, now.lastDay())) {
                    return Optional.of(new Sooner("expedite",
                            "If %s came today, the line would ship by %s.".formatted(
                            supply.kind().words() + ' ' + supply.reference(), Wording.day(then, today)), then, supply.reference(),
                            holding(supply, today), effect(facts, before, after, line)));
                }
            }
        }
        return Optional.empty();
    }

    /** The customer takes it later than he said, all of his order if it ships in one. */
    private Optional<Sooner> acceptedLater(Facts facts, List<Decisions.Decision> before, OpenLine line, Decisions.Decision now) {
        if (line.latestAcceptableOn() == null || now.lastDay() != null) {
            return Optional.empty();
        }
        var lines = Stream.concat(Stream.of(line), RestOfOrder.of(before, line).map(Decisions.Decision::line)).toList();
        var asking = facts;
        for (var one : lines) {
            asking = asking.replacing(one.acceptedAlways());
        }
        var after = Decisions.of(asking);
        var then = decided(after, line).lastDay();
        return then == null ? Optional.empty() : Optional.of(new Sooner("accept-later",
                "If the customer accepts it later, all of it would ship by %s.".formatted(Wording.day(then, today(facts, line))), then, null,
                new Cost("The customer's word for the later day.", null), effect(facts, before, after, line)));
    }

    /** Goods that come sooner are held for longer: their worth, for those days, at the firm's rate. */
    private Cost holding(SupplyPart supply, LocalDate today) {
        var item = items.byIds(List.of(supply.place().item())).get(supply.place().item());
        var text = "Holding it for longer; what the sender asks for the hurry comes on top.";
        if (item == null || item.cost() == null || supply.by() == null) {
            return cost(text, null);
        }
        var days = BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(today, supply.by())));
        return cost(text, item.cost().multiply(item.units().decimal(supply.open())).multiply(settings.now().holdingRate()).multiply(days)
                .divide(DAYS_IN_A_YEAR, 2, RoundingMode.HALF_UP));
    }

    private Cost cost(String text, @Nullable BigDecimal amount) {
        var seen = Who.person().map(person -> person.role().may(Permission.SEE_COSTS)).orElse(true);
        return new Cost(text, amount == null || !seen ? null : Money.of(amount, settings.now().currency()));
    }

    /** The line asks at another location; what it holds where it stands becomes free. */
    private Optional<Sooner> moved(Facts facts, List<Decisions.Decision> before, OpenLine line, Decisions.Decision now) {
        return locations.all().stream().filter(l -> l.active()
                && l.id() != line.location()).flatMap(l -> moved(facts, before, line, now, l).stream())
                .min(Comparator.comparing(Sooner::shipBy));
    }

    private Optional<Sooner> moved(Facts facts, List<Decisions.Decision> before, OpenLine line, Decisions.Decision now, Location there) {
        var asked = asked(line, line.item(), there.id());
        if (!asked.places().allMatch(facts.places()::containsKey)) {
            return Optional.empty();
        }
        var after = Decisions.of(facts.without(line).supposing((_, here) -> here, List.of(asked)));
        var then = decided(after, asked).lastDay();
        return then == null || !before(then, now.lastDay()) ? Optional.empty()
                : Optional.of(new Sooner("move", "From %s all of it would ship by %s.".formatted(there.name(), Wording.day(then, today(facts, line))), then,
                there.code(),
                        new Cost("A parcel from there; the picking is the same.", null), effect(facts, before, after, line)));
    }

    /** What is ready ships first, whatever was agreed. */
    private Optional<Sooner> split(Facts facts, List<Decisions.Decision> before, OpenLine line, Decisions.Decision now) {
        if (line.shipping() == Shipping.AS_AVAILABLE && line.minimumShipment() == 1) {
            return Optional.empty();
        }
        var cut = new OpenLine(line.kind(), line.line(), line.lineNumber(), line.order(), line.orderNumber(), line.item(), line.location(),
                line.priority(), line.priorityAt(), Shipping.AS_AVAILABLE, 1, line.requestedOn(), line.latestAcceptableOn(),
                line.customerClass(),
                line.channel(), line.schedule());
        var after = Decisions.of(facts.replacing(cut));
        var first = decided(after, cut).parts().getFirst();
        var then = first.shipBy();
        return then == null || !before(then, now.parts().getFirst().shipBy()) ? Optional.empty()
                : Optional.of(new Sooner("split",
                "Shipped in parts, %s of it would ship by %s.".formatted(line.item().units().text(first.quantity()),
                        Wording.day(then, today(facts, line))), then, null, new Cost("One parcel more for each part.", null),
                        effect(facts, before, after, line)));
    }

    /** Another item in its place; what the line held becomes free. */
    private Optional<Sooner> substituted(Facts facts, List<Decisions.Decision> before, OpenLine line, Decisions.Decision now) {
        var offered = items.substitutes(List.of(line.item().id())).getOrDefault(line.item().id(), List.of()).stream()
                .filter(other -> other.units().equals(line.item().units())).toList();
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        var theirs = reader.read(offered.stream().flatMap(other -> asked(line, other, line.location()).places()).distinct().toList(),
                _ -> {});
        var usual = Decisions.of(theirs);
        var left = effect(facts, before, Decisions.of(facts.without(line)), line);
        return offered.stream().flatMap(other -> {
            var asked = asked(line, other, line.location());
            var after = Decisions.of(theirs.supposing((_, here) -> here, List.of(asked)));
            var then = decided(after, asked).lastDay();
            return then == null || !before(then, now.lastDay()) ? Stream.<Sooner>of()
                    : Stream.of(new Sooner("substitute",
                    "%s (%s) instead would ship by %s.".formatted(other.name(), other.sku(), Wording.day(then, today(facts, line))), then,
                            other.sku(), lessEarned(line, other), left.plus(effect(theirs, usual, after, line))));
        }).min(Comparator.comparing(Sooner::shipBy));
    }

    /** What less is earned at the usual prices of both; below 0: more is. */
    private Cost lessEarned(OpenLine line, Item other) {
        var mine = earned(line.item());
        var its = earned(other);
        return cost("What less is earned with it, at the usual prices.", mine == null || its == null ? null
                : mine.subtract(its).multiply(line.item().units().decimal(line.quantity())).setScale(2, RoundingMode.HALF_UP));
    }

    private static @Nullable BigDecimal earned(Item item) {
        return item.price() == null || item.cost() == null ? null : item.price().subtract(item.cost());
    }

    /** The same line as if it asked for the first time, for another item or elsewhere; nobody else has its number. */
    private static OpenLine asked(OpenLine line, Item item, long location) {
        return new OpenLine(line.kind(), Long.MAX_VALUE, line.lineNumber(), Long.MAX_VALUE, line.orderNumber(), item, location,
                line.priority(),
                line.priorityAt(), line.shipping(), line.minimumShipment(), line.requestedOn(), line.latestAcceptableOn(),
                line.customerClass(),
                line.channel(), List.of(OpenLine.Schedule.asked(line.quantity())));
    }
}
