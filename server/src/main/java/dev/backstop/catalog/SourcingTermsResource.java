package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.NamedFields;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All ways by which an item comes to a location, as the outside writes them; what they mean stands with {@link SourcingTerm}. */
@Strict
public record SourcingTermsResource(@Nullable String sku, @Nullable String location, @Nullable List<Term> terms) {

    /**
     * One way.
     *
     * @param kind         absent: buy where a vendor is named, transfer where a location is
     * @param rank         the lowest is the usual one; absent: its place in the list
     * @param leadTimeDays absent: not known, so that no date is given
     * @param moq          as {@code multiple} and {@code maximum} in the item's unit
     */
    @Strict
    public record Term(
            @Nullable String kind,
            @Nullable String vendor,
            @Nullable String fromLocation,
            @Nullable Integer rank,
            @Nullable Integer leadTimeDays,
            @Nullable String leadTimeUnit,
            @Nullable String moq,
            @Nullable String multiple,
            @Nullable String maximum,
            @Nullable PurchaseUnit purchaseUnit,
            @Nullable List<PriceBreak> priceBreaks) {

        List<PriceBreak> breaks() {
            return Objects.requireNonNullElse(priceBreaks, List.of());
        }
    }

    /** What the vendor counts in: {@code factor} units of the item make one. */
    @Strict
    public record PurchaseUnit(@Nullable String code, @Nullable String factor, @Nullable Integer decimals) {}

    /** From so many purchase units on, one costs this; without a currency, in the vendor's. */
    @Strict
    public record PriceBreak(@Nullable String from, @Nullable Money price) {}

    PlaceKey key() {
        return PlaceKey.of(sku, location);
    }

    SourcingTermsResource at(PlaceKey address) {
        address.mustEqual(sku, location);
        return new SourcingTermsResource(address.sku(), address.location(), terms);
    }

    /** These terms with what is not named of each as it is in the present one of its rank. */
    SourcingTermsResource over(@Nullable SourcingTermsResource present, NamedFields named) {
        if (present == null) {
            return this;
        }
        var byRank = present.ways().stream().collect(toMap(Term::rank, identity()));
        return new SourcingTermsResource(sku, location, ways().stream().map(term -> named.over(byRank.get(term.rank()), term)).toList());
    }

    List<Term> ways() {
        return Objects.requireNonNullElse(terms, List.of());
    }
}
