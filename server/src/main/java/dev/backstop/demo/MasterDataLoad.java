package dev.backstop.demo;

import dev.backstop.catalog.CalendarResource;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.ItemResource;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.LocationResource;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Money;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SettingsResource;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.catalog.SourcingTermsResource;
import dev.backstop.catalog.VendorResource;
import dev.backstop.catalog.Vendors;
import dev.backstop.orders.Customers;
import dev.backstop.web.PutResult;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings in what exists: the warehouse, the vendors and their terms, the items, the customers. */
@Component
class MasterDataLoad {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final String CURRENCY = "GBP";
    static final String WAREHOUSE = "MAIN";
    private static final int IN_BATCH = 2_000;

    private final FirmSettings settings;
    private final Locations locations;
    private final Vendors vendors;
    private final Items items;
    private final SourcingTerms terms;
    private final Customers customers;

    MasterDataLoad(FirmSettings settings, Locations locations, Vendors vendors, Items items, SourcingTerms terms, Customers customers) {
        this.settings = settings;
        this.locations = locations;
        this.vendors = vendors;
        this.items = items;
        this.terms = terms;
        this.customers = customers;
    }

    Ids load(Firm firm) {
        accepted(List.of(settings.put(new SettingsResource(CURRENCY, null, null, null, null, null, null, null, null, null, null))));
        accepted(locations.putAll(List.of(new LocationResource(WAREHOUSE, "Main warehouse", ZONE.getId(),
                new CalendarResource(codes(firm.calendar().workingDays()), List.of(), "17:00"), 1, true, 0, null, "GB", null, null))));
        accepted(vendors.putAll(firm.makers().stream().map(MasterDataLoad::vendor).toList()));
        var ranges = new Siblings(firm.goods());
        var lastSold = new LastSold(firm);
        put(firm.goods(), goods -> item(goods, lastSold.isEnding(goods), null), items::putAll);
        put(firm.goods().stream().filter(goods -> !ranges.of(goods).isEmpty()).toList(),
                goods -> item(goods, lastSold.isEnding(goods), ranges.of(goods)), items::putAll);
        put(firm.goods(), goods -> terms(goods, firm.makers().get(goods.vendor())), terms::putAll);
        put(new Clientele(firm).customers(), Function.identity(), customers::putAll);
        return ids(firm);
    }

    private static VendorResource vendor(Maker maker) {
        return new VendorResource(maker.code(), maker.name(), "orders@" + maker.code().toLowerCase(Locale.ROOT) + ".example", maker.country(), "en",
                CURRENCY, new CalendarResource(codes(Maker.CALENDAR.workingDays()), List.of(), null), codes(maker.orderDays()), null, null, 0);
    }

    private static ItemResource item(Goods goods, boolean ending, @Nullable List<String> substitutes) {
        return new ItemResource(goods.sku(), goods.name(), "piece", 0, goods.category(), ending ? "phasing-out" : "active", null,
                new Money(goods.price().toPlainString(), CURRENCY), new Money(goods.cost().toPlainString(), CURRENCY), null, null, null, substitutes,
                null, null, false, null, null, null);
    }

    private static SourcingTermsResource terms(Goods goods, Maker maker) {
        return new SourcingTermsResource(goods.sku(), WAREHOUSE, List.of(new SourcingTermsResource.Term(
                "buy", maker.code(), null, 1, maker.leadTimeDays(), maker.workingDays() ? "working" : "calendar", Long.toString(goods.moq()),
                Long.toString(goods.multiple()), null, null,
                List.of(new SourcingTermsResource.PriceBreak("1", new Money(goods.cost().toPlainString(), CURRENCY))))));
    }

    private Ids ids(Firm firm) {
        var location = locations.require(WAREHOUSE, "").id();
        var skus = items.bySkus(firm.goods().stream().map(Goods::sku).toList());
        var places = firm.goods().stream().map(goods -> new Place(Objects.requireNonNull(skus.get(goods.sku())).id(), location)).toList();
        var codes = new HashMap<String, Long>();
        customers.byCodes(firm.accounts().stream().map(Account::customerCode).toList()).forEach((code, customer) -> codes.put(code, customer.id()));
        return new Ids(places, codes);
    }

    private static <T, R> void put(List<T> all, Function<T, R> shape, Function<List<R>, List<PutResult>> door) {
        for (var from = 0; from < all.size(); from += IN_BATCH) {
            accepted(door.apply(all.subList(from, Math.min(all.size(), from + IN_BATCH)).stream().map(shape).toList()));
        }
    }

    /** The shipped data is ours: a refusal is a mistake in the program. */
    static void accepted(List<PutResult> results) {
        for (var result : results) {
            if (result instanceof PutResult.Refused refused) {
                throw new IllegalStateException("The demo data was refused: " + refused.faults());
            }
        }
    }

    private static List<String> codes(Set<DayOfWeek> days) {
        return Arrays.stream(DayOfWeek.values()).filter(days::contains).map(day -> day.name().substring(0, 2)).toList();
    }
}
