package dev.backstop.console.items;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

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
            return levels.onHand() == 0 ? say("Nothing is here") : say("All {0} here are promised", quantity(item, levels.onHand()));
        }
        var quantity = quantity(item, levels.available());
        var free = levels.available() == 1 && item.units().decimals() == 0 ? say("{0} is free", quantity) : say("{0} are free", quantity);
        if (picture.perDay() == null || picture.perDay() <= 0) {
            return free;
        }
        return picture.runsOutOn().map(day -> say("{0}, enough until {1}", free, Words.day(day, picture.today())))
                .orElseGet(() -> say("{0}, enough for three months and more", free));
    }

    private static String coming(Item item, StockOverTime.Picture picture, List<ItemFacts.Proposed> proposals) {
        var next = picture.inbound().stream().filter(part -> day(part) != null).findFirst();
        if (next.isPresent()) {
            var part = next.get();
            var day = Objects.requireNonNull(day(part));
            var sure = part.confidence() == null ? "" : " (" + Words.odds(part.confidence()) + ")";
            var when = Words.day(day, picture.today()) + sure;
            return day.isBefore(picture.today()) ? say("{0} was due {1}", quantity(item, part.open()), when)
                    : say("{0} should arrive by {1}", quantity(item, part.open()), when);
        }
        if (!picture.inbound().isEmpty()) {
            return say("What is on order has no date");
        }
        return proposals.isEmpty() ? say("Nothing is on order")
                : say("Nothing is on order; the plan proposes {0}", quantity(item, proposals.getFirst().quantity()));
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(SupplyPart part) {
        return part.by() == null ? part.expectedOn() : part.by();
    }

    private static String quantity(Item item, long quantity) {
        var text = item.units().shown(quantity);
        var unit = item.units().unit();
        return unit.equals("piece") ? text : text + ' ' + told(unit);
    }
}
