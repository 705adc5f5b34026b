package dev.backstop.console.items;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.Vendor;
import dev.backstop.console.Words;
import java.util.ArrayList;
import java.util.Map;

/** Sourcing terms as people read them. */
final class SourceWords {
    private SourceWords() {}

    static ItemFacts.Source of(SourcingTerm term, Item item, Map<Long, Vendor> vendors) {
        return new ItemFacts.Source(from(term, vendors), lead(term), quantities(term, item), price(term));
    }

    private static String from(SourcingTerm term, Map<Long, Vendor> vendors) {
        return switch (term.kind()) {
            case BUY -> {
                var vendor = vendors.get(term.vendor());
                yield vendor == null ? "Bought" : "Bought from " + vendor.name();
            }
            case MAKE -> "Made by ourselves";
            case TRANSFER -> "Moved from another location";
        };
    }

    private static String lead(SourcingTerm term) {
        if (term.leadTimeDays() == null) {
            return "lead time not known";
        }
        var days = Words.count(term.leadTimeDays(), term.leadTimeUnit() == SourcingTerm.LeadTimeUnit.WORKING ? "working day" : "day");
        return days + " as agreed";
    }

    private static String quantities(SourcingTerm term, Item item) {
        var words = new ArrayList<String>();
        if (term.moq() != null) {
            words.add("at least " + item.units().shown(term.moq()));
        }
        if (term.multiple() != null) {
            words.add("in steps of " + item.units().shown(term.multiple()));
        }
        if (term.maximum() != null) {
            words.add("at most " + item.units().shown(term.maximum()));
        }
        if (term.purchaseUnit() != null) {
            words.add("%s of %s".formatted(term.purchaseUnit().code(), Words.number(term.purchaseUnit().factor())));
        }
        return words.isEmpty() ? "any quantity" : String.join(", ", words);
    }

    private static String price(SourcingTerm term) {
        return term.priceBreaks().isEmpty() ? "no price" : Words.money(term.priceBreaks().getFirst().price(), term.priceBreaks().getFirst().currency());
    }
}
