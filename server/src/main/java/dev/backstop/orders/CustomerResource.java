package dev.backstop.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the outside writes it; what it means stands with {@link Customer}. Absent: a business, priority 5, language en, told
 * by mail, no credit limit, nothing owed.
 *
 * @param code in a request it may be left out, because the address names it
 */
@Strict
public record CustomerResource(
        @Nullable String code,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String postcode,
        @Nullable String kind,
        @JsonProperty("class") @Nullable String customerClass,
        @Nullable Integer priority,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable List<String> channels,
        @Nullable String creditLimit,
        @Nullable String owed) {
    private static final List<String> CHANNELS = List.of("email", "phone", "sms", "letter");

    String key() {
        return Objects.requireNonNullElse(code, "");
    }

    /** The same with the code that the address names. */
    CustomerResource named(String address) {
        if (code != null && !code.equals(address)) {
            throw Problem.refused("/code", "The address names %s, the body %s. Leave code out, or make them equal.".formatted(address, code));
        }
        return new CustomerResource(
                address, name, email, phone, country, postcode, kind, customerClass, priority, language, timeZone, channels,
                creditLimit, owed);
    }

    /** As it will be stored. */
    CustomerResource checked(Form form) {
        form.key("/code", key());
        form.required("/name", name, "The name is missing. Say what the customer is called.");
        form.email("/email", email);
        form.country("/country", country);
        form.oneOf("/kind", kind, List.of("business", "consumer"));
        form.between("/priority", priority, 1, 9);
        form.language("/language", language);
        form.timeZone("/timeZone", timeZone);
        var told = channels == null ? List.of("email") : channels;
        for (var i = 0; i < told.size(); i++) {
            form.oneOf("/channels/" + i, told.get(i), CHANNELS);
        }
        var limit = form.decimal("/creditLimit", creditLimit, 2);
        var owes = form.decimal("/owed", owed, 2);
        return new CustomerResource(
                key(),
                name,
                email,
                phone,
                country,
                postcode,
                kind == null ? "business" : kind,
                customerClass,
                priority == null ? Integer.valueOf(5) : priority,
                language == null ? "en" : language,
                timeZone,
                told.stream().distinct().toList(),
                limit == null ? null : limit.toPlainString(),
                owes == null ? "0.00" : owes.toPlainString());
    }
}
