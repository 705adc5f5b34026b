package dev.backstop.console.items;

import static dev.backstop.web.Say.say;

import dev.backstop.catalog.Item;
import dev.backstop.console.Words;
import dev.backstop.supply.SupplyPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The sentence with which an item's page opens: is there enough, until when, who waits, and what comes. */
final class ItemSentence {
    private ItemSentence() {}

    static String of(Item item, StockOverTime.Picture picture, ItemFacts.Levels levels, int waiting, List<ItemFacts.Proposed> proposals) {
        var parts = new ArrayList<String>();
        parts.add(stock(item, picture, levels));
        if (waiting > 0) {
            var quantity = quantity(item, levels.backordered());
            parts.add(waiting > 25 ? say("More than 25 order lines wait for {0}", quantity)
                    : say("{0} {0|order line waits|order lines wait} for {1}", waiting, quantity));
        }
        parts.add(coming(item, picture, proposals));
        return String.join(". ", parts) + '.';
    }

    private static String stock(Item item, StockOverTime.Picture picture, ItemFacts.Levels levels) {
        if (levels.available() <= 0) {
            return levels.onHand() == 0 ? "Nothing is here" : "All %s here are promised".formatted(quantity(item, levels.onHand()));
        }
        var free = quantity(item, levels.available()) + (levels.available() == 1 && item.units().decimals() == 0 ? " is free" : " are free");
        if (picture.perDay() == null || picture.perDay() <= 0) {
            return free;
        }
        return free + picture.runsOutOn().map(day -> ", enough until " + Words.day(day, picture.today()))
                .orElse(", enough for three months and more");
    }

    private static String coming(Item item, StockOverTime.Picture picture, List<ItemFacts.Proposed> proposals) {
        var next = picture.inbound().stream().filter(part -> day(part) != null).findFirst();
        if (next.isPresent()) {
            var part = next.get();
            var day = Objects.requireNonNull(day(part));
            var late = day.isBefore(picture.today()) ? " was due " : " should arrive by ";
            var sure = part.confidence() == null ? "" : " (" + Words.odds(part.confidence()) + ")";
            return quantity(item, part.open()) + late + Words.day(day, picture.today()) + sure;
        }
        if (!picture.inbound().isEmpty()) {
            return "What is on order has no date";
        }
        return proposals.isEmpty() ? "Nothing is on order" : "Nothing is on order; the plan proposes " + quantity(item, proposals.getFirst().quantity());
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(SupplyPart part) {
        return part.by() == null ? part.expectedOn() : part.by();
    }

    private static String quantity(Item item, long quantity) {
        var text = item.units().shown(quantity);
        var unit = item.units().unit();
        return unit.equals("piece") ? text : text + ' ' + unit;
    }
}
