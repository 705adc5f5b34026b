package dev.backstop.buying;

import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How orders reach a vendor, and what stands on them.
 *
 * @param way            {@code mail}: PDF and CSV by mail; {@code csv}: the CSV alone by mail; {@code by-hand}: a buyer hands it over. Null: by
 *                       mail where the vendor has a mail address, else by hand
 * @param address        lines of its postal address
 * @param customerNumber ours with the vendor
 * @param chase          {@code draft}: a person sends what asks the vendor; {@code by-itself}: it is sent when a question is due
 */
@Strict
public record VendorManner(@Nullable String way, @Nullable List<String> address, @Nullable String contact, @Nullable String customerNumber,
        @Nullable String paymentTerms, @Nullable String deliveryTerms, @Nullable String chase) {
    static final VendorManner USUAL = new VendorManner(null, List.of(), null, null, null, null, "draft");
    private static final int MOST_LINES = 8;

    VendorManner checked(Form form) {
        form.oneOf("/way", way, List.of("mail", "csv", "by-hand"));
        form.oneOf("/chase", chase, List.of("draft", "by-itself"));
        var lines = addressLines("/address", address, form);
        return new VendorManner(way, lines, contact, customerNumber, paymentTerms, deliveryTerms, chase == null ? "draft" : chase);
    }

    static List<String> addressLines(String pointer, @Nullable List<String> given, Form form) {
        var lines = Objects.requireNonNullElse(given, List.<String>of()).stream().map(String::strip).filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MOST_LINES) {
            form.fault(pointer, "An address has at most %d lines, but this has %d.".formatted(MOST_LINES, lines.size()));
        }
        return lines;
    }

    List<String> lines() {
        return Objects.requireNonNullElse(address, List.of());
    }

    boolean chasesByItself() {
        return "by-itself".equals(chase);
    }
}
