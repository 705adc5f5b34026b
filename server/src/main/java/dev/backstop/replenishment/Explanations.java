package dev.backstop.replenishment;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.replenishment.Proposal.Arithmetic;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Why something is reordered, or why not: the plan's own decision on the facts of this moment, in words. */
@Component
class Explanations {
    private static final int DAYS_SHOWN = 91;
    private static final int DAYS_IN_A_WEEK = 7;

    private final FewPlaces few;
    private final Calendars.Reader calendars;
    private final LeadTimes.Reader leadTimes;
    private final LearnedBook learned;
    private final Forecasts forecasts;
    private final FirmSettings settings;
    private final LandedCosts.Reader costs;
    private final Proposals proposals;
    private final Clock clock;
    private final TransactionTemplate reading;

    Explanations(FewPlaces few, Calendars.Reader calendars, LeadTimes.Reader leadTimes, LearnedBook learned,
            Forecasts forecasts, FirmSettings settings, LandedCosts.Reader costs, Proposals proposals, Clock clock,
            PlatformTransactionManager transactions) {
        this.few = few;
        this.calendars = calendars;
        this.leadTimes = leadTimes;
        this.learned = learned;
        this.forecasts = forecasts;
        this.settings = settings;
        this.costs = costs;
        this.proposals = proposals;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
    }

    /**
     * The answer to "why?" and to "why nothing?".
     *
     * @param outcome    what the plan would do now: propose, nothing, or blocked where a person must act first
     * @param proposal   the open one, if there is one
     * @param arithmetic null where no position is looked at
     * @param forecast   null where history is too short
     */
    record Explanation(String sku, String location, String outcome, @Nullable String quantity, @Nullable String proposal, List<String> why,
            @Nullable Arithmetic arithmetic, ReorderPointResource.@Nullable Learned learned, @Nullable ForecastResource forecast) {}

    Explanation of(Item item, Location location) {
        var explanation = reading.execute(_ -> explain(item, location));
        return java.util.Objects.requireNonNull(explanation);
    }

    private Explanation explain(Item item, Location location) {
        var place = new Place(item.id(), location.id());
        var history = learned.at(List.of(place)).get(place);
        var words = history == null ? null : LearnedWords.of(history, item.units());
        var forecast = forecasts.of(item, location, DAYS_SHOWN, DAYS_IN_A_WEEK).orElse(null);
        var now = clock.instant();
        var days = calendars.read(now);
        var known = few.read(List.of(place), days, location.today(now), true).places();
        if (known.isEmpty()) {
            var why = item.isKit()
                    ? "A kit is assembled when it ships; its components are reordered instead."
                    : "Nobody is named who supplies it, and no reorder point is set. Give it sourcing terms.";
            return new Explanation(item.sku(), location.code(), "nothing", null, null, List.of(why), null, words, forecast);
        }
        return explain(item, location, known.getFirst(), days, words, forecast);
    }

    private Explanation explain(Item item, Location location, FewPlaces.Known all, Calendars days,
            ReorderPointResource.@Nullable Learned words, @Nullable ForecastResource forecast) {
        var units = item.units();
        var now = days.now();
        var known = all.facts();
        var standing = all.standing();
        var today = location.today(now);
        var firm = settings.now();
        var trigger = firm.reorderTrigger();
        var verdict = PlaceVerdicts.of(known, days, () -> leadTimes.read(LocalDate.ofInstant(now, ZoneOffset.UTC)), trigger,
                costs.read(LocalDate.ofInstant(now, ZoneOffset.UTC), firm.currency()));
        var policy = PlaceVerdicts.policy(known, trigger);
        var open = standing.stream().filter(ProposalRow::open).map(row -> Long.toString(row.id())).findFirst().orElse(null);
        var why = new ArrayList<String>();
        why.add(rule(known, policy.reorderPoint(), policy.orderUpTo(), units));
        return switch (verdict) {
            case Verdict.Propose(var needs) -> {
                var first = needs.getFirst();
                needs.forEach(need -> why.addAll(ordered(need, units)));
                var setAside = standing.stream().filter(row -> row.silences(first, today)).findFirst();
                setAside.ifPresent(row -> why.add(setAside(row)));
                yield new Explanation(item.sku(), location.code(), setAside.isPresent() ? "nothing" : "propose",
                        setAside.isPresent() ? null : units.text(needs.stream().mapToLong(Need::quantity).sum()), open, why,
                        Arithmetic.of(first, units), words, forecast);
            }
            case Verdict.Quiet quiet -> {
                why.add(Sentences.quiet(quiet, policy.reorderPoint(), units));
                yield new Explanation(item.sku(), location.code(), "nothing", null, open, why, arithmetic(quiet, known, units), words,
                        forecast);
            }
            case Verdict.Blocked blocked -> {
                why.add(Sentences.blocked(blocked, units));
                yield new Explanation(item.sku(), location.code(), "blocked", null, open, why, null, words, forecast);
            }
        };
    }

    /** Who set the need aside, why and for how long. */
    private String setAside(ProposalRow row) {
        var proposal = proposals.get(Long.toString(row.id()));
        var why = proposal.dismissReason() == null ? "no reason given" : proposal.dismissReason();
        return proposal.dismissedUntil() == null
                ? "%s set it aside (%s), so it is not proposed again until the need grows.".formatted(proposal.decidedBy(), why)
                : "%s set it aside (%s), so it is not proposed again before %s.".formatted(proposal.decidedBy(), why,
                        Sentences.day(proposal.dismissedUntil()));
    }

    private static String rule(PlaceFacts known, long reorderPoint, @Nullable Long orderUpTo, Units units) {
        if (known.rule().perOrder()) {
            return "Supply is bought for each order; no reorder point is kept.";
        }
        var levels = "Reorder point %s%s".formatted(units.text(reorderPoint), orderUpTo == null ? "" : ", order-up-to " + units.text(orderUpTo));
        if (known.rule().manual()) {
            return levels + ", set by hand.";
        }
        return known.stocked() && known.learned() != null
                ? levels + ", learned from history."
                : known.stocked() ? "Nothing learned yet: only what customers wait for is ordered." : "No stock is kept here: only what customers wait for is ordered.";
    }

    private static List<String> ordered(Need need, Units units) {
        var why = new ArrayList<String>();
        why.add(Sentences.reason(need, units));
        if (!need.rounding().isEmpty()) {
            why.add("Of what is missing, " + Sentences.steps(need.rounding(), units));
        }
        why.add(need.expectedOn() == null
                ? "No lead time is known, so it is to be ordered at once and no date can be given."
                : "Too little is here from %s on; ordered on %s it is here on %s.".formatted(
                        Sentences.day(need.neededOn()), Sentences.day(need.orderOn()), Sentences.day(need.expectedOn())));
        return why;
    }

    private static @Nullable Arithmetic arithmetic(Verdict.Quiet quiet, PlaceFacts known, Units units) {
        var position = switch (quiet) {
            case Verdict.Enough(var at) -> at;
            case Verdict.Later(var at, _) -> at;
            case Verdict.Covered(), Verdict.Snoozed(_), Verdict.Kit(), Verdict.LocationClosed(), Verdict.NoLongerOrdered(_) -> null;
        };
        if (position == null) {
            return null;
        }
        var policy = PlaceVerdicts.policy(known, "at-or-below");
        return new Arithmetic(units.text(position.onHand()), units.text(position.supplyInTime()), units.text(position.demandInTime()),
                units.text(position.quantity()), position.horizon(), units.text(policy.reorderPoint()),
                ReorderPointResource.text(policy.orderUpTo(), units), ReorderPointResource.text(policy.orderQuantity(), units), "0", List.of());
    }
}
