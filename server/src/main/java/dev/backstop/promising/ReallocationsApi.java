package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Money;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.planning.Reallocation.Rule;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dealing out stock anew: looked at by a rule, then applied by a named person. */
@RestController
@RequestMapping("/api/v1/reallocations")
class ReallocationsApi {
    private final Reallocations reallocations;
    private final Items items;
    private final Locations locations;
    private final FirmSettings settings;

    ReallocationsApi(Reallocations reallocations, Items items, Locations locations, FirmSettings settings) {
        this.reallocations = reallocations;
        this.items = items;
        this.locations = locations;
        this.settings = settings;
    }

    @Strict
    record Request(@Nullable String sku, @Nullable String location, @Nullable String rule) {}

    @Strict
    record Approval(@Nullable String preview, @Nullable String approvedBy, @Nullable String reason) {}

    /**
     * What would change, or was changed.
     *
     * @param promisesBroken  schedule lines that come later than was heard, beyond the grace
     * @param notices         customers who must be told
     * @param ordersCompleted orders that could leave whole then and could not before; {@code ordersHeldUp} the other way round
     * @param daysSooner      by which lines ship sooner, added up; {@code daysLater} likewise
     * @param margin          of what would ship from stock, less that of what ships now; null: prices or costs are not known
     */
    record Answer(String preview, List<Change> gains, List<Change> losses, int promisesBroken, int notices, int ordersCompleted,
            int ordersHeldUp,
            long daysSooner, long daysLater, @Nullable Money margin) {}

    /**
     * Units of stock won or lost, in the component's unit for a kit; 0: only its day moves. Days null: no date is known.
     *
     * @param daysLater calendar days by which the last of the line ships later; below 0: sooner
     * @param reason    what can be read out to whoever loses by it
     */
    record Change(String order, int line, String sku, String quantity, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy,
            @Nullable Long daysLater, @Nullable String reason) {}

    @PostMapping("/preview")
    Answer preview(@RequestBody Request request) {
        Who.requireHolders("Who gains and who loses when an item is dealt out anew", "Use a role or a key that may");
        var item = items.require(Objects.requireNonNullElse(request.sku(), ""), "/sku");
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location");
        if (item.isKit()) {
            throw Problem.refused("/sku", "%s is a kit and has no stock of its own. Deal out its components.".formatted(item.sku()));
        }
        return answer(reallocations.preview(new Place(item.id(), location.id()), rule(request.rule())), item);
    }

    @PostMapping
    Answer apply(@RequestBody Approval approval) {
        if (approval.preview() == null) {
            throw Problem.refused("/preview", "Name the preview that is to be applied, as RA-1.");
        }
        if (approval.approvedBy() == null || approval.approvedBy().isBlank()) {
            throw Problem.refused("/approvedBy", "Customers may lose what they hold by this. Name who approves it.");
        }
        var applied = reallocations.apply(approval.preview(), approval.approvedBy().strip(),
                Objects.requireNonNullElse(approval.reason(), "no reason given"));
        var item = applied.place().item();
        return answer(applied, Objects.requireNonNull(items.byIds(List.of(item)).get(item), "item of a preview"));
    }

    private static Rule rule(@Nullable String code) {
        for (var rule : Rule.values()) {
            if (rule.code().equals(code)) {
                return rule;
            }
        }
        var all = Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.joining(", "));
        throw Problem.refused("/rule", code == null ? "Name the rule by which goods are to be dealt out. Use one of: %s.".formatted(all)
                : "%s is no rule. Use one of: %s.".formatted(code, all));
    }

    private Answer answer(ReallocationOutcome outcome, Item item) {
        var units = item.units();
        var margin = outcome.margin() == null ? null
                : Money.of(outcome.margin().setScale(2, RoundingMode.HALF_UP), settings.now().currency());
        return new Answer(outcome.number(), changes(outcome, units, ReallocationOutcome.Change::gains),
                changes(outcome, units, Predicate.not(ReallocationOutcome.Change::gains)), outcome.promisesBroken(),
                outcome.customersToTell(),
                outcome.ordersCompleted(), outcome.ordersHeldUp(), outcome.daysSooner(), outcome.daysLater(), margin);
    }

    private static List<Change> changes(ReallocationOutcome outcome, Units units, Predicate<ReallocationOutcome.Change> which) {
        return outcome.changes().stream().filter(which)
                .map(change -> new Change(change.line().orderNumber(), change.line().lineNumber(), change.line().item().sku(),
                        units.text(Math.abs(change.units())), change.shipByBefore(), change.shipBy(), change.daysLater(),
                        change.reason())).toList();
    }
}
