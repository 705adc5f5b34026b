package dev.backstop.storefront;

import dev.backstop.storefront.ShopSettings.Charge;
import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings as the outside writes them; what they mean stands with {@link ShopSettings}. Absent: the default. */
@Strict
record ShopSettingsResource(
        @Nullable List<String> origins,
        @Nullable String charge,
        @Nullable Boolean cancelUntilShipped,
        @Nullable Boolean backInStock,
        @Nullable Integer requestsPerMinute) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");
    private static final int MOST_ORIGINS = 50;
    private static final int MOST_REQUESTS = 1_000_000;

    static ShopSettingsResource of(ShopSettings settings) {
        return new ShopSettingsResource(settings.origins(), settings.charge() == null ? null : settings.charge().word(),
                settings.cancellable(),
                settings.backInStock(), settings.requestsPerMinute());
    }

    /** The same with the defaults filled in. */
    ShopSettingsResource checked(Form form) {
        var given = Objects.requireNonNullElse(origins, List.<String>of());
        if (given.size() > MOST_ORIGINS) {
            form.fault("/origins", "%d origins are too many. List at most %d, or * for any.".formatted(given.size(), MOST_ORIGINS));
        }
        for (var i = 0; i < given.size(); i++) {
            if (!given.get(i).equals("*") && !ORIGIN.matcher(given.get(i)).matches()) {
                form.fault("/origins/" + i,
                        "%s is not an origin. Write it as browsers send it, such as https://shop.example, without a path."
                        .formatted(given.get(i)));
            }
        }
        form.oneOf("/charge", charge, Charge.words());
        form.between("/requestsPerMinute", requestsPerMinute, 1, MOST_REQUESTS);
        return new ShopSettingsResource(given.stream().distinct().toList(), charge,
                Objects.requireNonNullElse(cancelUntilShipped, ShopSettings.USUAL.cancellable()),
                Objects.requireNonNullElse(backInStock, ShopSettings.USUAL.backInStock()),
                Objects.requireNonNullElse(requestsPerMinute, ShopSettings.USUAL.requestsPerMinute()));
    }
}
