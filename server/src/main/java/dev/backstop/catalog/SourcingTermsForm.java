package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The checks of sourcing terms.
 *
 * @param named        the places of the batch
 * @param vendors      those that the batch names, by code
 * @param firmCurrency of prices without a vendor
 * @param transfers    every transfer between locations, the batch included
 */
record SourcingTermsForm(PlacesNamed named, Map<String, Vendor> vendors, String firmCurrency, Transfers transfers) {
    private static final int MOST_DAYS = 3650;
    private static final int MOST_DECIMALS = 6;

    PutResult.Checked<SourcingTermsResource> checked(SourcingTermsResource given) {
        var form = new Form();
        var key = given.key();
        named.check(key, form);
        if (given.ways().isEmpty()) {
            form.fault("/terms", "There is no term. Name at least one way by which %s comes, or DELETE the terms.".formatted(key));
        }
        var checked = new ArrayList<SourcingTermsResource.Term>();
        var ranks = new HashSet<Integer>();
        for (var i = 0; i < given.ways().size(); i++) {
            var term = term(given.ways().get(i), i, key, form);
            if (term.rank() != null && !ranks.add(term.rank())) {
                form.fault("/terms/" + i + "/rank", "Rank %d stands here twice. Give each term its own; the lowest is the usual one.".formatted(term.rank()));
            }
            checked.add(term);
            onlyItsVendor(term, named.locations().get(key.location()), "/terms/" + i, form);
        }
        transfers.loopThrough(key).ifPresent(loop -> form.fault(
                "/terms", "%s would be transferred in a circle: %s. Let one of these locations buy or make it.".formatted(key.sku(), String.join(" → ", loop))));
        checked.sort(Comparator.comparing(SourcingTermsResource.Term::rank, Comparator.nullsLast(Comparator.naturalOrder())));
        return new PutResult.Checked<>(new SourcingTermsResource(key.sku(), key.location(), List.copyOf(checked)), form);
    }

    private SourcingTermsResource.Term term(SourcingTermsResource.Term given, int index, PlaceKey key, Form form) {
        var pointer = "/terms/" + index;
        var units = named.units(key);
        var kind = kind(given, pointer, form);
        form.oneOf(pointer + "/leadTimeUnit", given.leadTimeUnit(), Codes.all(SourcingTerm.LeadTimeUnit.class));
        form.between(pointer + "/leadTimeDays", given.leadTimeDays(), 0, MOST_DAYS);
        form.between(pointer + "/rank", given.rank(), 0, Integer.MAX_VALUE);
        var vendor = given.vendor() == null ? null : vendors.get(given.vendor());
        if (given.vendor() != null && vendor == null) {
            form.fault(pointer + "/vendor", "There is no vendor %s. Check the code, or create the vendor first.".formatted(given.vendor()));
        }
        fromLocation(given.fromLocation(), key, pointer + "/fromLocation", form);
        var unit = purchaseUnit(given.purchaseUnit(), pointer + "/purchaseUnit", form);
        var term = new SourcingTermsResource.Term(
                kind,
                given.vendor(),
                given.fromLocation(),
                given.rank() == null ? Integer.valueOf(index + 1) : given.rank(),
                given.leadTimeDays(),
                given.leadTimeUnit() == null ? "calendar" : given.leadTimeUnit(),
                Quantities.positive(given.moq(), units, pointer + "/moq", form),
                Quantities.positive(given.multiple(), units, pointer + "/multiple", form),
                Quantities.positive(given.maximum(), units, pointer + "/maximum", form),
                unit,
                priceBreaks(given, vendor == null ? firmCurrency : vendor.currency(), pointer + "/priceBreaks", form));
        if (term.moq() != null && term.maximum() != null && new BigDecimal(term.maximum()).compareTo(new BigDecimal(term.moq())) < 0) {
            form.fault(pointer + "/maximum", "The maximum %s is below the minimum %s. Raise it, or lower moq.".formatted(term.maximum(), term.moq()));
        }
        return term;
    }

    /** What a vendor ships straight to customers is bought from that vendor, and comes from nowhere else. */
    private void onlyItsVendor(SourcingTermsResource.Term term, @Nullable Location location, String pointer, Form form) {
        if (location != null && location.isDirect()) {
            var vendor = term.vendor() == null ? null : vendors.get(term.vendor());
            if (!"buy".equals(term.kind()) || (vendor != null && !Objects.equals(vendor.id(), location.vendor()))) {
                form.fault(pointer + "/vendor", ("From %s a vendor ships straight to customers, so what is sold there is bought from that vendor. "
                        + "Name it, or set these terms at a location of ours.").formatted(location.code()));
            }
            if (term.moq() != null || term.multiple() != null || term.maximum() != null || term.purchaseUnit() != null) {
                form.fault(pointer, ("What goes straight from %s to a customer is bought exactly as the customer ordered it, so it takes no moq, multiple, "
                        + "maximum or purchaseUnit. Set minimumOrder and orderMultiple of the item instead.").formatted(location.code()));
            }
        }
    }

    private static String kind(SourcingTermsResource.Term given, String pointer, Form form) {
        var kind = given.kind() != null ? given.kind() : given.fromLocation() != null ? "transfer" : "buy";
        form.oneOf(pointer + "/kind", kind, Codes.all(SourcingTerm.Kind.class));
        if (kind.equals("buy")) {
            form.required(pointer + "/vendor", given.vendor(), "Nothing can be bought without a vendor. Name one, or set another kind: make, transfer.");
        } else if (given.vendor() != null) {
            form.fault(pointer + "/vendor", "A term of kind %s has no vendor. Leave vendor out, or set kind to buy.".formatted(kind));
        }
        if (kind.equals("transfer")) {
            form.required(pointer + "/fromLocation", given.fromLocation(), "A transfer comes from somewhere. Name the location.");
        } else if (given.fromLocation() != null) {
            form.fault(pointer + "/fromLocation", "A term of kind %s comes from no location. Leave it out, or set kind to transfer.".formatted(kind));
        }
        return kind;
    }

    private void fromLocation(@Nullable String code, PlaceKey key, String pointer, Form form) {
        if (code != null && !named.locations().containsKey(code)) {
            form.fault(pointer, "There is no location %s. Check the code, or create the location first.".formatted(code));
        } else if (code != null && code.equals(key.location())) {
            form.fault(pointer, "%s cannot transfer to itself. Name another location.".formatted(code));
        }
    }

    private static SourcingTermsResource.@Nullable PurchaseUnit purchaseUnit(
            SourcingTermsResource.@Nullable PurchaseUnit given, String pointer, Form form) {
        if (given == null) {
            return null;
        }
        form.required(pointer + "/code", given.code(), "The purchase unit has no name. Write it as {\"code\":\"box\",\"factor\":\"6\",\"decimals\":0}.");
        form.required(pointer + "/factor", given.factor(), "The factor is missing. Say how many units of the item make one purchase unit.");
        form.between(pointer + "/decimals", given.decimals(), 0, MOST_DECIMALS);
        return new SourcingTermsResource.PurchaseUnit(
                given.code(),
                ItemForm.plain(form.positive(pointer + "/factor", given.factor(), MOST_DECIMALS)),
                given.decimals() == null ? Integer.valueOf(0) : given.decimals());
    }

    private static List<SourcingTermsResource.PriceBreak> priceBreaks(SourcingTermsResource.Term given, String currency, String pointer, Form form) {
        var checked = new ArrayList<SourcingTermsResource.PriceBreak>();
        BigDecimal before = null;
        for (var i = 0; i < given.breaks().size(); i++) {
            var step = given.breaks().get(i);
            var at = pointer + '/' + i;
            var from = form.decimal(at + "/from", step.from() == null ? "0" : step.from(), MOST_DECIMALS);
            if (step.price() == null) {
                form.fault(at + "/price", "The price is missing. Write it as {\"amount\":\"2.10\",\"currency\":\"USD\"}.");
            }
            if (from != null && before != null && from.compareTo(before) <= 0) {
                form.fault(at + "/from", "%s does not come after %s. Sort the price breaks by from, each larger than the one before."
                        .formatted(step.from(), ItemForm.plain(before)));
            }
            before = from == null ? before : from;
            checked.add(new SourcingTermsResource.PriceBreak(ItemForm.plain(from), Money.checked(step.price(), currency, at + "/price", form)));
        }
        return List.copyOf(checked);
    }
}
