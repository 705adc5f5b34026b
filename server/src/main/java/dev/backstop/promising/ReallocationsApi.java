package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.planning.Reallocation.Rule;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    ReallocationsApi(Reallocations reallocations, Items items, Locations locations) {
        this.reallocations = reallocations;
        this.items = items;
        this.locations = locations;
    }

    @Strict
    record Request(@Nullable String sku, @Nullable String location, @Nullable String rule) {}

    @Strict
    record Approval(@Nullable String preview, @Nullable String approvedBy, @Nullable String reason) {}

    /**
     * {@code promisesBroken}: schedule lines that come later than was heard, beyond the grace; {@code notices}: customers who must be told.
     */
    record Answer(String preview, List<Change> gains, List<Change> losses, int promisesBroken, int notices) {}

    /** Units of stock won or lost, in the component's unit for a kit; null: no date is known. */
    record Change(String order, int line, String sku, String quantity, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy) {}

    @PostMapping("/preview")
    Answer preview(@RequestBody Request request) {
        Who.requireHolders("Who gains and who loses when an item is dealt out anew", "Use a role or a key that may");
        var item = items.require(Objects.requireNonNullElse(request.sku(), ""), "/sku");
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location");
        if (item.isKit()) {
            throw Problem.refused("/sku", "%s is a kit and has no stock of its own. Deal out its components.".formatted(item.sku()));
        }
        return answer(reallocations.preview(new Place(item.id(), location.id()), rule(request.rule())), item.units());
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
        return answer(applied, applied.changes().isEmpty() ? new Units("", 0) : applied.changes().getFirst().line().item().units());
    }

    private static Rule rule(@Nullable String code) {
        for (var rule : Rule.values()) {
            if (rule.code().equals(code)) {
                return rule;
            }
        }
        throw Problem.refused("/rule", "%s is no rule. Use one of: %s.".formatted(code, Arrays.stream(Rule.values()).map(Rule::code)
                .collect(Collectors.joining(", "))));
    }

    private static Answer answer(Reallocations.Outcome outcome, Units units) {
        return new Answer(outcome.number(), changes(outcome, units, 1), changes(outcome, units, -1), outcome.promisesBroken(),
                outcome.customersToTell());
    }

    private static List<Change> changes(Reallocations.Outcome outcome, Units units, int sign) {
        return outcome.changes().stream().filter(change -> Long.signum(change.units()) == sign)
                .map(change -> new Change(change.line().orderNumber(), change.line().lineNumber(), change.line().item().sku(),
                        units.text(Math.abs(change.units())), change.shipByBefore(), change.shipBy())).toList();
    }
}
