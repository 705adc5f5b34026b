package dev.backstop.storefront.restock;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the owner of a mail address must say yes to a mail before we write what was asked for. In the European Union a firm must be
 * able to
 * prove who agreed (GDPR art. 7), which courts in Germany and Austria take to need a confirmed address; elsewhere an unchecked wish is
 * enough. Where the
 * country is not known, it is asked for.
 */
final class Consenting {
    private static final Set<String> ENOUGH_TO_ASK = Set.of("US", "CA", "AU", "NZ");

    private Consenting() {}

    /** @param country where the shopper is, ISO 3166; null: not known */
    static boolean needsConfirmation(@Nullable String country) {
        return country == null || !ENOUGH_TO_ASK.contains(country);
    }
}
