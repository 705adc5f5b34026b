package dev.backstop.buying;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.ExchangeRates;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Money;
import dev.backstop.supply.LateChances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lines that will be late before their vendors say so, those first that put the most promised money at risk. A promise is at risk with the
 * chance that its supply arrives too late for the date that the customer heard.
 */
@Component
class SlipRadar {
    /** Smaller chances are the ordinary lot of dates. */
    private static final double WORTH_A_LOOK = 0.1;

    private final RadarRows rows;
    private final LateChances chances;
    private final Locations locations;
    private final ExchangeRates rates;
    private final FirmSettings settings;
    private final Clock clock;

    SlipRadar(RadarRows rows, LateChances chances, Locations locations, ExchangeRates rates, FirmSettings settings, Clock clock) {
        this.rows = rows;
        this.chances = chances;
        this.locations = locations;
        this.rates = rates;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A line under way.
     *
     * @param chanceLate  that it comes after the day expected; null: the vendor has no record, or the day is over, and so it is late
     * @param promises    deliveries to customers that are at risk, {@code customers} whose they are
     * @param atRisk      what these deliveries are worth, each by its chance of being late; in the firm's currency
     * @param expedite    what would be kept if it came by the day named there, hurried or just as expected; null: nothing
     */
    record Blip(String purchaseOrder, int line, int part, String sku, String item, String vendor, String vendorName, String location,
            String quantity,
            @Nullable LocalDate expectedOn, boolean overdue, @Nullable Double chanceLate, @Nullable LocalDate by, int promises,
                    int customers, Money atRisk,
            @Nullable Expedite expedite) {
        private static final Comparator<Blip> WORST_FIRST = Comparator.comparing((Blip blip) ->
                new BigDecimal(Objects.requireNonNull(blip.atRisk.amount()))).reversed()
                .thenComparing(Comparator.comparingInt(Blip::promises).reversed())
                .thenComparingDouble(blip -> blip.chanceLate == null ? -1 : -blip.chanceLate).thenComparing(Blip::purchaseOrder)
                        .thenComparingInt(Blip::line);

        /** Nobody may wait for it, but then it is more likely late than not. */
        private boolean isWorthALook() {
            return overdue || promises > 0 || (chanceLate != null && chanceLate >= 0.5);
        }
    }

    /** To have it by a day keeps so many promises, worth so much. */
    record Expedite(LocalDate by, int promises, int customers, Money value) {}

    /** @param vendor null: of all */
    List<Blip> blips(@Nullable Long vendor, int most) {
        var parts = rows.underWay(vendor);
        var ids = parts.stream().map(RadarRows.Part::id).toList();
        var outlooks = chances.of(ids);
        var pegged = rows.pegged(ids).stream().collect(groupingBy(RadarRows.Pegged::part));
        var look = new Look(locations.all().stream().collect(toMap(Location::id, place -> place)), settings.now().currency(),
                new HashMap<>());
        return parts.stream().map(part -> blip(part, outlooks.get(part.id()), pegged.getOrDefault(part.id(), List.of()), look))
                .filter(Blip::isWorthALook).sorted(Blip.WORST_FIRST).limit(most).toList();
    }

    /** What one look at the radar reads once: places, the firm's currency, the rates that it needs. */
    private record Look(Map<Long, Location> places, String currency, Map<String, Optional<BigDecimal>> rates) {}

    private Blip blip(RadarRows.Part part, LateChances.@Nullable Outlook outlook, List<RadarRows.Pegged> pegged, Look look) {
        var place = Objects.requireNonNull(look.places().get(part.location()), "location of a part");
        var today = place.today(clock.instant());
        var overdue = part.expectedOn() != null && part.expectedOn().isBefore(today);
        var risks = pegged.stream().map(peg -> risk(peg, place, today, part.expectedOn(), outlook, look)).filter(risk -> risk.chance() >= WORTH_A_LOOK)
                .toList();
        return new Blip(part.number(), part.line(), part.part(), part.sku(), part.item(), part.vendor(), part.vendorName(), place.code(),
                part.units().text(part.open()), part.expectedOn(), overdue, overdue || outlook == null ? null : rounded(outlook.late()),
                        part.by(), risks.size(),
                customers(risks), money(risks.stream().map(Risk::expected).reduce(BigDecimal.ZERO, BigDecimal::add), look),
                expedite(risks, place.calendar().after(today), part.expectedOn() == null || overdue ? null : part.expectedOn(), look));
    }

    /**
     * A delivery that may break its promise.
     *
     * @param needed the last day of arrival that keeps it
     */
    private record Risk(long customer, LocalDate needed, double chance, BigDecimal value) {
        BigDecimal expected() {
            return value.multiply(BigDecimal.valueOf(chance));
        }
    }

    /** Where the vendor has no record it is taken at its word. */
    private Risk risk(RadarRows.Pegged peg, Location place, LocalDate today, @Nullable LocalDate expectedOn, LateChances.@Nullable Outlook outlook, Look look) {
        var needed = peg.heard();
        for (var handled = 0; handled < place.handlingDays(); handled++) {
            needed = VendorHours.onOrBefore(needed.minusDays(1), place.calendar());
        }
        var byWord = expectedOn != null && expectedOn.isAfter(needed) ? 1 : 0;
        var chance = needed.isBefore(today) ? 1 : outlook == null ? byWord : outlook.after(needed);
        return new Risk(peg.customer(), needed, chance, value(peg, today, look));
    }

    /** In the firm's currency; nothing where no rate is known. */
    private BigDecimal value(RadarRows.Pegged peg, LocalDate today, Look look) {
        if (peg.value() == null || peg.currency() == null) {
            return BigDecimal.ZERO;
        }
        var rate = peg.currency().equals(look.currency()) ? Optional.of(BigDecimal.ONE)
                : look.rates().computeIfAbsent(peg.currency(), currency -> rates.on(currency, today));
        return rate.map(peg.value()::multiply).orElse(BigDecimal.ZERO);
    }

    /**
     * By which day it should come: as expected, if that keeps something; else sooner, by the latest day that keeps half of what can be kept.
     *
     * @param next       the next working day
     * @param expectedOn null: not known, or past, so that it should come the next working day
     */
    private static @Nullable Expedite expedite(List<Risk> risks, LocalDate next, @Nullable LocalDate expectedOn, Look look) {
        var asExpected = expectedOn == null ? next : expectedOn;
        var days = risks.stream().map(Risk::needed).filter(day -> !day.isBefore(next)).sorted().toList();
        if (days.isEmpty()) {
            return null;
        }
        var by = days.getLast().isBefore(asExpected) ? days.get(days.size() / 2) : asExpected;
        var kept = risks.stream().filter(risk -> !risk.needed().isBefore(by)).toList();
        return new Expedite(by, kept.size(), customers(kept), money(kept.stream().map(Risk::value).reduce(BigDecimal.ZERO, BigDecimal::add), look));
    }

    private static int customers(List<Risk> risks) {
        return (int) risks.stream().map(Risk::customer).distinct().count();
    }

    private static Money money(BigDecimal amount, Look look) {
        return new Money(amount.setScale(OrderDocument.decimals(look.currency()), RoundingMode.HALF_UP).toPlainString(), look.currency());
    }

    private static double rounded(double chance) {
        return Math.round(chance * 1000) / 1000.0;
    }
}
