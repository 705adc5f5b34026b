package dev.backstop.storefront;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The settings for shops without a look at the database at each request: read again when something changed that holds for all. */
@Component
class SettingsMemory {
    private final ShopSettingsRows rows;
    private final AvailabilityMemory memory;
    private volatile @Nullable Kept kept;

    SettingsMemory(ShopSettingsRows rows, AvailabilityMemory memory) {
        this.rows = rows;
        this.memory = memory;
    }

    private record Kept(ShopSettings settings, long rules) {}

    ShopSettings now() {
        var last = kept;
        var rules = memory.rules();
        if (last != null && last.rules() == rules) {
            return last.settings();
        }
        try {
            var fresh = rows.now();
            kept = new Kept(fresh, rules);
            return fresh;
        } catch (DataAccessException unreachable) {
            if (last == null) {
                throw unreachable;
            }
            return last.settings(); // whoever asks is told below that the database is away
        }
    }
}
