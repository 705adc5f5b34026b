package dev.backstop.orders;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who orders from us.
 *
 * @param country       ISO 3166, two letters; with {@code kind} it chooses the law that protects the customer
 * @param customerClass the firm's own grouping, such as A, B, C
 * @param priority      1 to 9; lower is served first
 * @param language      of what we write to the customer, as a language tag
 * @param zone          null: that of the location that ships
 * @param channels      how the customer wants to be told, the preferred way first
 * @param creditLimit   what the customer may come to owe, in the firm's currency; null: no limit
 * @param owed          for goods that left, as the accounts said last, in the firm's currency
 */
public record Customer(
        long id,
        String code,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String postcode,
        Kind kind,
        @Nullable String customerClass,
        int priority,
        String language,
        @Nullable ZoneId zone,
        List<String> channels,
        @Nullable BigDecimal creditLimit,
        BigDecimal owed) {

    public enum Kind { BUSINESS, CONSUMER }

    public Customer {
        channels = List.copyOf(channels);
    }
}
