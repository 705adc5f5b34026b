package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as the outside writes it; what it means stands with {@link Vendor}. Absent: language en, the firm's currency, Monday to Friday,
 * orders on any day, each order day by itself.
 *
 * @param code              in a request it may be left out, because the address names it
 * @param calendar          its cut-off is shown to buyers
 * @param minimumOrderValue in the vendor's currency
 */
@Strict
public record VendorResource(
        @Nullable String code,
        @Nullable String name,
        @Nullable String email,
        @Nullable String country,
        @Nullable String language,
        @Nullable String currency,
        @Nullable CalendarResource calendar,
        @Nullable List<String> orderDays,
        @Nullable String minimumOrderValue,
        @Nullable String buyer,
        @Nullable Integer mergeDays) {
    private static final int MOST_DAYS = 365;

    String key() {
        return Objects.requireNonNullElse(code, "");
    }

    /** The same with the code that the address names. */
    VendorResource named(String address) {
        if (code != null && !code.equals(address)) {
            throw Problem.refused("/code", "The address names %s, the body %s. Leave code out, or make them equal.".formatted(address, code));
        }
        return new VendorResource(address, name, email, country, language, currency, calendar, orderDays, minimumOrderValue, buyer, mergeDays);
    }

    /** As it will be stored. */
    VendorResource checked(String firmCurrency, Form form) {
        form.key("/code", key());
        form.required("/name", name, "The name is missing. Say what the vendor is called.");
        form.email("/email", email);
        form.country("/country", country);
        form.language("/language", language);
        form.currency("/currency", currency);
        form.between("/mergeDays", mergeDays, 0, MOST_DAYS);
        var minimum = form.decimal("/minimumOrderValue", minimumOrderValue, 2);
        return new VendorResource(
                key(),
                name,
                email,
                country,
                language == null ? "en" : language,
                currency == null ? firmCurrency : currency,
                CalendarResource.checked(calendar, "/calendar", form),
                CalendarResource.inOrder(orderDays == null ? List.of() : orderDays, "/orderDays", form),
                text(minimum),
                buyer,
                mergeDays == null ? Integer.valueOf(0) : mergeDays);
    }

    static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : Money.text(amount);
    }

    /** Whether what is ordered from this vendor is ordered, and comes, on the same days. */
    boolean worksLike(VendorResource other) {
        return Objects.equals(calendar, other.calendar) && Objects.equals(orderDays, other.orderDays);
    }
}
