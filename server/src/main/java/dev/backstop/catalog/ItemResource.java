package dev.backstop.catalog;

import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as the outside writes it; what it means stands with {@link Item}. Absent: counted in whole pieces (an item that exists keeps its
 * decimals), active, backorders allowed.
 *
 * @param sku             in a request it may be left out, because the address names it
 * @param decimals        fixed as soon as a quantity of the item is written anywhere
 * @param releasedOn      the day from which it ships; orders before are taken as preorders
 * @param weight          kilograms of one unit
 * @param direct          whether it goes straight from the vendor to the customer unless the line of an order says otherwise
 * @param cost            moving average once received; absent: stays as it is
 * @param components      what makes one kit, assembled when it ships
 * @param billOfMaterials what makes one unit, made ahead
 * @param substitutes     what may be offered instead, the preferred one first
 */
@Strict
public record ItemResource(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String unit,
        @Nullable Integer decimals,
        @Nullable String category,
        @Nullable String status,
        @Nullable String successor,
        @Nullable Money price,
        @Nullable Money cost,
        @Nullable BackordersResource backorders,
        @Nullable List<Component> components,
        @Nullable List<Material> billOfMaterials,
        @Nullable List<String> substitutes,
        @Nullable String minimumOrder,
        @Nullable String orderMultiple,
        @Nullable Boolean lots,
        @Nullable LocalDate releasedOn,
        @Nullable String weight,
        @Nullable Boolean direct) {

    /** A part of a kit; {@code quantity} in the component's unit. */
    @Strict
    public record Component(@Nullable String sku, @Nullable String quantity) {}

    /** A part of a bill of materials; {@code quantity} in the material's unit, {@code scrap} the share of it that is lost. */
    @Strict
    public record Material(@Nullable String sku, @Nullable String quantity, @Nullable String scrap) {}

    String key() {
        return Objects.requireNonNullElse(sku, "");
    }

    /** The same with the sku that the address names. */
    ItemResource named(String address) {
        if (sku != null && !sku.equals(address)) {
            throw Problem.refused("/sku", "The address names %s, the body %s. Leave sku out, or make them equal.".formatted(address, sku));
        }
        return new ItemResource(address, name, unit, decimals, category, status, successor, price, cost, backorders, components, billOfMaterials,
                substitutes, minimumOrder, orderMultiple, lots, releasedOn, weight, direct);
    }

    /** Its units; of a checked item. */
    Units units() {
        return new Units(Objects.requireNonNullElse(unit, "piece"), Objects.requireNonNullElse(decimals, 0));
    }

    List<Component> parts() {
        return Objects.requireNonNullElse(components, List.of());
    }

    List<Material> materials() {
        return Objects.requireNonNullElse(billOfMaterials, List.of());
    }

    List<String> alternatives() {
        return Objects.requireNonNullElse(substitutes, List.of());
    }
}
