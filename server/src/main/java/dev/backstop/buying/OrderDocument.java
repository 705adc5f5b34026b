package dev.backstop.buying;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a purchase order as its vendor gets it: all that its PDF, its CSV and its mail say, so that each can be made again.
 *
 * @param on       the day on which we wrote it, at the location that the goods come to
 * @param language of the vendor
 * @param blanketOrder  ours that it is called off from; null: none
 * @param customerOrder the order of the customer to whom the vendor ships it straight; null: it comes to us
 */
record OrderDocument(
        String number,
        int version,
        Kind kind,
        LocalDate on,
        Letterhead from,
        Party to,
        Party deliverTo,
        @Nullable String customerNumber,
        @Nullable String buyer,
        String language,
        String currency,
        @Nullable String paymentTerms,
        @Nullable String deliveryTerms,
        @Nullable String blanketOrder,
        @Nullable String customerOrder,
        List<Line> lines) {

    /** What it tells the vendor. */
    enum Kind {
        ORDER, CHANGE, CANCELLATION,
        /** What it would be told, for the buyer's eyes: no vendor gets it and it is not kept. */
        DRAFT;

        /** As it is written outside and in the database. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Somebody with a postal address. */
    record Party(String name, @Nullable String contact, List<String> address) {
        Party {
            address = List.copyOf(address);
        }

        String inOneLine() {
            return Stream.concat(Stream.of(name), address.stream()).collect(Collectors.joining(", "));
        }
    }

    /**
     * A line.
     *
     * @param vendorSku   the vendor's own number; null: not known
     * @param quantity    in the vendor's unit; 0 where nothing of it is wanted any more
     * @param price       of one such unit; null: as agreed
     * @param requestedOn null: as soon as the vendor can
     * @param was         what the vendor read before; null: the same, or nothing
     */
    record Line(int line, String sku, @Nullable String vendorSku, String name, BigDecimal quantity, String unit, @Nullable BigDecimal price,
            @Nullable LocalDate requestedOn, @Nullable Was was) {

        Optional<BigDecimal> amount(String currency) {
            return Optional.ofNullable(price).map(each -> each.multiply(quantity).setScale(decimals(currency), RoundingMode.HALF_UP));
        }

        private boolean says(Line other) {
            return quantity.compareTo(other.quantity) == 0 && unit.equals(other.unit)
                    && java.util.Objects.equals(requestedOn, other.requestedOn);
        }

        private Line with(@Nullable Was before) {
            return new Line(line, sku, vendorSku, name, quantity, unit, price, requestedOn, before);
        }
    }

    /** What a line said in the version that the vendor had before. */
    record Was(BigDecimal quantity, String unit, @Nullable LocalDate requestedOn) {}

    OrderDocument {
        lines = List.copyOf(lines);
    }

    static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** What all of it costs; empty where the price of a line is not known. */
    Optional<BigDecimal> total() {
        var amounts = lines.stream().filter(line -> line.quantity().signum() > 0).map(line -> line.amount(currency)).toList();
        return amounts.stream().allMatch(Optional::isPresent) ? amounts.stream().map(Optional::orElseThrow).reduce(BigDecimal::add)
                : Optional.empty();
    }

    /** The same with what each line said in the version that the vendor has. */
    OrderDocument against(OrderDocument known) {
        return with(lines.stream().map(line -> line.with(known.lines.stream()
                .filter(before -> before.line() == line.line() && !before.says(line)).findFirst()
                .map(before -> new Was(before.quantity(), before.unit(), before.requestedOn())).orElse(null))).toList());
    }

    /** Whether a vendor that has {@code known} learns nothing from this. */
    boolean saysNothingNew(OrderDocument known) {
        return kind != Kind.CANCELLATION && lines.size() == known.lines.size()
                && lines.stream().allMatch(line -> known.lines.stream()
                        .anyMatch(before -> before.line() == line.line() && before.says(line)));
    }

    private OrderDocument with(List<Line> others) {
        return new OrderDocument(number, version, kind, on, from, to, deliverTo, customerNumber, buyer, language, currency, paymentTerms,
                deliveryTerms, blanketOrder, customerOrder, others);
    }

    /** How its files are called: {@code PO-1} and {@code PO-1-2} for its second version. */
    String fileName() {
        return (kind == Kind.DRAFT ? number + "-draft" : version == 1 ? number : number + "-" + version).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
