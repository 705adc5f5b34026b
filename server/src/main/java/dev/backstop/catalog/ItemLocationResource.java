package dev.backstop.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item-location as the outside writes it; what it means stands with {@link ItemLocation}. Absent: stocked, sellable, everything else as the
 * item and the location say.
 */
@Strict
public record ItemLocationResource(
        @Nullable String sku,
        @Nullable String location,
        @Nullable Boolean stocked,
        @Nullable Boolean sellable,
        @Nullable BackordersResource backorders,
        @Nullable Integer daysToShip,
        @Nullable String bin,
        @JsonProperty("protected") @Nullable List<Protection> protections) {
    private static final int MOST_DAYS = 365;

    /** Stock kept back; class or channel null: every one. */
    @Strict
    public record Protection(
            @JsonProperty("class") @Nullable String customerClass, @Nullable String channel, @Nullable String quantity, @Nullable LocalDate until) {}

    PlaceKey key() {
        return PlaceKey.of(sku, location);
    }

    ItemLocationResource at(PlaceKey address) {
        address.mustEqual(sku, location);
        return new ItemLocationResource(address.sku(), address.location(), stocked, sellable, backorders, daysToShip, bin, protections);
    }

    /** As it will be stored. */
    ItemLocationResource checked(Units units, Form form) {
        form.between("/daysToShip", daysToShip, 0, MOST_DAYS);
        return new ItemLocationResource(
                key().sku(),
                key().location(),
                stocked == null || stocked,
                sellable == null || sellable,
                backorders == null ? null : BackordersResource.checked(backorders, units, "/backorders", form),
                daysToShip,
                bin,
                protections(units, form));
    }

    private List<Protection> protections(Units units, Form form) {
        var checked = new ArrayList<Protection>();
        for (var given : Objects.requireNonNullElse(protections, List.<Protection>of())) {
            var pointer = "/protected/" + checked.size();
            form.required(pointer + "/quantity", given.quantity(), "The quantity is missing. Say how much is kept back.");
            checked.add(new Protection(
                    given.customerClass(), given.channel(), Quantities.positive(given.quantity(), units, pointer + "/quantity", form), given.until()));
        }
        return List.copyOf(checked);
    }

    /** As an answer shows it. */
    static ItemLocationResource of(PlaceKey key, ItemLocation held, Units units) {
        return new ItemLocationResource(
                key.sku(),
                key.location(),
                held.stocked(),
                held.sellable(),
                held.backorders() == null ? null : BackordersResource.of(held.backorders(), units),
                held.daysToShip(),
                held.bin(),
                held.protections().stream()
                        .map(kept -> new Protection(kept.customerClass(), kept.channel(), units.text(kept.quantity()), kept.until()))
                        .toList());
    }
}
