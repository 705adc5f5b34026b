package dev.backstop.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the values of one request and gathers every fault, so that all of them are told at once. Nothing is checked where a value is absent. */
public final class Form {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet());
    private static final int LONGEST_KEY = 100;
    private static final int MOST_WHOLE_DIGITS = 12;

    private final List<Problem.Fault> faults = new ArrayList<>();
    private int conflicts;

    /** What has been found, in the order of the checks. */
    public List<Problem.Fault> faults() {
        return List.copyOf(faults);
    }

    public boolean isFaultless() {
        return faults.isEmpty();
    }

    public void fault(String pointer, String detail) {
        faults.add(new Problem.Fault(pointer, detail));
    }

    /** A value that is right in itself, but not in the present state. */
    public void conflict(String pointer, String detail) {
        fault(pointer, detail);
        conflicts++;
    }

    public PutResult.Refused refused() {
        return new PutResult.Refused(faults, conflicts == faults.size());
    }

    /** What a check reads that refuses by itself; null where it refused, and its faults are told with the others. */
    public <T> @Nullable T read(Supplier<T> check) {
        try {
            return check.get();
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            faults.addAll(refused.faults());
            return null;
        }
    }

    /** A natural key: short, on one line, no blanks around it, and able to stand in an address. */
    public void key(String pointer, String key) {
        if (key.isBlank()) {
            fault(pointer, "A key cannot be empty.");
        } else if (!key.equals(key.strip())) {
            fault(pointer, "\"%s\" begins or ends with a blank. Remove it.".formatted(key));
        } else if (key.length() > LONGEST_KEY) {
            fault(pointer, "%s… has %d characters; a key has at most %d.".formatted(key.substring(0, 20), key.length(), LONGEST_KEY));
        } else if (key.chars().anyMatch(Character::isISOControl) || key.equals(".") || key.equals("..")) {
            fault(pointer, "\"%s\" cannot stand in an address. Use letters, digits and signs, on one line.".formatted(key));
        }
    }

    /** A value that must be there. */
    public void required(String pointer, @Nullable String value, String cure) {
        if (value == null || value.isBlank()) {
            fault(pointer, cure);
        }
    }

    public void oneOf(String pointer, @Nullable String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            fault(pointer, "%s is not known here. Use one of: %s.".formatted(value, String.join(", ", allowed)));
        }
    }

    public void between(String pointer, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            fault(pointer, "%d is out of range. Use a whole number from %d to %d.".formatted(value, least, most));
        }
    }

    public void timeZone(String pointer, @Nullable String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException _) {
            fault(pointer, "%s is not a time zone. Use a name such as Europe/London or UTC.".formatted(zone));
        }
    }

    public void country(String pointer, @Nullable String country) {
        if (country != null && !COUNTRIES.contains(country)) {
            fault(pointer, "%s is not a country. Use two capital letters of ISO 3166, such as GB or DE.".formatted(country));
        }
    }

    public void currency(String pointer, @Nullable String currency) {
        if (currency != null && !CURRENCIES.contains(currency)) {
            fault(pointer, "%s is not a currency. Use three capital letters of ISO 4217, such as GBP or EUR.".formatted(currency));
        }
    }

    /** A language tag such as {@code en} or {@code pt-BR}. */
    public void language(String pointer, @Nullable String language) {
        if (language != null && !Arrays.asList(Locale.getISOLanguages()).contains(Locale.forLanguageTag(language).getLanguage())) {
            fault(pointer, "%s is not a language. Use a tag such as en, de or pt-BR.".formatted(language));
        }
    }

    public void email(String pointer, @Nullable String email) {
        if (email != null && !email.matches("[^\\s@]+@[^\\s@]+")) {
            fault(pointer, "%s is not a mail address. Write it as name@example.com.".formatted(email));
        }
    }

    /** A decimal of at least zero; null if it is absent or faulty. */
    public @Nullable BigDecimal decimal(String pointer, @Nullable String text, int decimals) {
        if (text == null) {
            return null;
        }
        final BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            fault(pointer, "%s is not a number. Write it as \"12\" or \"8.5\".".formatted(text));
            return null;
        }
        if (number.signum() < 0) {
            fault(pointer, "%s is less than 0. Use 0 or more.".formatted(text));
        } else if (number.stripTrailingZeros().scale() > decimals) {
            fault(pointer, "%s has too many decimals; at most %d are kept. Round it.".formatted(text, decimals));
        } else if (number.precision() - number.scale() > MOST_WHOLE_DIGITS) {
            fault(pointer, "%s is too large; at most %d digits before the point are kept.".formatted(text, MOST_WHOLE_DIGITS));
        } else {
            return number.setScale(decimals, RoundingMode.UNNECESSARY);
        }
        return null;
    }

    /** As {@link #decimal}, and more than zero. */
    public @Nullable BigDecimal positive(String pointer, @Nullable String text, int decimals) {
        var number = decimal(pointer, text, decimals);
        if (number != null && number.signum() == 0) {
            fault(pointer, "0 is too little. Use more than 0.");
            return null;
        }
        return number;
    }
}
