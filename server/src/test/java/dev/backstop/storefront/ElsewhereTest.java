package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.storefront.Availability.Part;
import dev.backstop.storefront.Availability.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference's table, row by row. */
class ElsewhereTest {
    private static final LocalDate MAY_12 = LocalDate.of(2026, 5, 12);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "IN_STOCK, -, InStock, -, in_stock, -, ACTIVE, CONTINUE, -, instock, 21, -",
        "LOW, 2026-05-12, LimitedAvailability, -, in_stock, -, ACTIVE, CONTINUE, -, instock, 21, -",
        "BACKORDER, 2026-05-12, BackOrder, 2026-05-12, backorder, 2026-05-12, ACTIVE, CONTINUE, -, onbackorder, 31, 2026-05-12",
        "BACKORDER, -, BackOrder, -, out_of_stock, -, ACTIVE, CONTINUE, UNKNOWN_DELIVERY_DATE, onbackorder, 30, -",
        "PREORDER, 2026-05-12, PreOrder, 2026-05-12, preorder, 2026-05-12, ACTIVE, CONTINUE, -, onbackorder, 10, 2026-05-12",
        "PREORDER, -, PreOrder, -, out_of_stock, -, ACTIVE, CONTINUE, UNKNOWN_DELIVERY_DATE, onbackorder, 11, -",
        "MADE_TO_ORDER, 2026-05-12, MadeToOrder, 2026-05-12, backorder, 2026-05-12, ACTIVE, CONTINUE, -, onbackorder, 22, -",
        "MADE_TO_ORDER, -, MadeToOrder, -, out_of_stock, -, ACTIVE, CONTINUE, UNKNOWN_DELIVERY_DATE, onbackorder, 22, -",
        "OUT, -, OutOfStock, -, out_of_stock, -, ACTIVE, DENY, -, outofstock, 34, -",
        "ENDED, -, Discontinued, -, -, -, ARCHIVED, DENY, -, outofstock, 43, -"})
    void each_state_has_its_word_with_everybody(State state, @Nullable LocalDate shipBy, String schemaOrg, @Nullable LocalDate starts,
            @Nullable String google, @Nullable LocalDate googleDate, String shopify, String policy, @Nullable String hold, String woo,
            String onix,
            @Nullable LocalDate supplyDate) {
        var there = Elsewhere.of(answer(state, shipBy, null));

        assertThat(there.schemaOrg()).isEqualTo(new Elsewhere.SchemaOrg(schemaOrg, starts));
        assertThat(there.google()).isEqualTo(google == null ? null : new Elsewhere.Google(google, googleDate,
                google.equals("backorder") && state == State.MADE_TO_ORDER ? new Handling(6, 6) : null));
        assertThat(there.shopify()).isEqualTo(new Elsewhere.Shopify(shopify, policy, hold));
        assertThat(there.wooCommerce()).isEqualTo(new Elsewhere.WooCommerce(woo, policy.equals("CONTINUE") ? "notify" : "no"));
        assertThat(there.medusa().allowBackorder()).isEqualTo(policy.equals("CONTINUE"));
        assertThat(there.onix()).isEqualTo(new Elsewhere.Onix(onix, supplyDate, onix.equals("22") && shipBy != null ? 8L : null, null));
    }

    @Test
    void what_has_a_successor_is_replaced_by_it_in_the_book_trade() {
        assertThat(Elsewhere.of(answer(State.ENDED, List.of(), null, "MUG-2")).onix())
                .isEqualTo(new Elsewhere.Onix("41", null, null, "MUG-2"));
    }

    /** The answer is of Monday, 4 May. */
    @ParameterizedTest
    @CsvSource({"2026-05-04, 2026-05-04, 0, 0", "2026-05-05, 2026-05-08, 1, 4", "2026-05-08, 2026-05-11, 4, 5",
        "2026-05-09, 2026-05-10, 4, 4", "2026-05-20, 2026-05-11, 5, 5"})
    void business_days_until_it_leaves_leave_out_the_day_of_the_order_and_weekends(LocalDate earliest, LocalDate by, long least,
            long most) {
        var part = new Part("1", false, by, earliest, by, null, null, null);
        assertThat(Handling.of(answer(State.MADE_TO_ORDER, List.of(part), null))).isEqualTo(new Handling(least, most));
    }

    @Test
    void without_a_date_for_all_of_it_nobody_is_told_how_long_it_takes() {
        assertThat(Handling.of(answer(State.BACKORDER, List.of(part("5", MAY_12), part("7", null)), null))).isNull();
        assertThat(Handling.of(answer(State.OUT, List.of(), null))).isNull();
    }

    @Test
    void where_the_limit_is_used_up_shops_stop_at_the_last_one_on_the_shelf() {
        var there = Elsewhere.of(answer(State.IN_STOCK, MAY_12, "0"));

        assertThat(there.shopify().inventoryPolicy()).isEqualTo("DENY");
        assertThat(there.wooCommerce()).isEqualTo(new Elsewhere.WooCommerce("instock", "no"));
        assertThat(there.medusa().allowBackorder()).isFalse();
        assertThat(Elsewhere.of(answer(State.IN_STOCK, MAY_12, "0.5")).shopify().inventoryPolicy()).isEqualTo("CONTINUE");
    }

    @Test
    void google_is_told_no_date_of_more_than_a_year_ahead() {
        var asOf = LocalDate.of(2026, 5, 4);
        assertThat(Objects.requireNonNull(Elsewhere.of(answer(State.BACKORDER, asOf.plusYears(1), null)).google()).availability())
                .isEqualTo("backorder");
        assertThat(Elsewhere.of(answer(State.BACKORDER, asOf.plusYears(1).plusDays(1), null)).google())
                .isEqualTo(new Elsewhere.Google("out_of_stock", null, null));
    }

    @Test
    void a_part_without_a_date_leaves_the_whole_without_one() {
        var dated = part("5", MAY_12);
        var answer = answer(State.BACKORDER, List.of(dated, part("7", null)), null);

        assertThat(answer.shipsBy()).isNull();
        assertThat(Elsewhere.of(answer).schemaOrg().availabilityStarts()).isNull();
        assertThat(answer(State.BACKORDER, List.of(dated, part("7", MAY_12.plusDays(7))), null).shipsBy()).isEqualTo(MAY_12.plusDays(7));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void no_state_is_without_a_word_in_any_language(State state) {
        for (var language : Language.values()) {
            assertThat(new ShopWords(language, MAY_12).state(state)).isNotBlank();
        }
    }

    private static Availability answer(State state, @Nullable LocalDate shipBy, @Nullable String limitLeft) {
        return answer(state, List.of(part("1", shipBy)), limitLeft);
    }

    private static Availability answer(State state, List<Part> parts, @Nullable String limitLeft) {
        return answer(state, parts, limitLeft, null);
    }

    private static Availability answer(State state, List<Part> parts, @Nullable String limitLeft, @Nullable String successor) {
        var sellable = state != State.OUT && state != State.ENDED;
        return new Availability("MUG", "Mug", state, sellable, "1", "0", sellable ? parts : List.of(), limitLeft, "",
                new Display("en", "", "",
                List.of(), List.of(), null, null, false), List.of(), successor, Instant.parse("2026-05-04T09:00:00Z"), 1);
    }

    private static Part part(String quantity, @Nullable LocalDate shipBy) {
        return new Part(quantity, false, shipBy, shipBy, shipBy, null, null, null);
    }
}
