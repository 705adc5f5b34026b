package dev.backstop.storefront;

import dev.backstop.storefront.ShopSettings.Charge;
import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the settings for shops are kept. */
@Component
class ShopSettingsRows {
    private static final String ONLY = "of the firm";

    private final JdbcClient jdbc;

    ShopSettingsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The settings in force; the usual ones until somebody decides. */
    ShopSettings now() {
        return jdbc.sql("SELECT origins, charge, cancellable, back_in_stock, requests_per_minute FROM storefront.settings")
                .query(ShopSettingsRows::settings).optional().orElse(ShopSettings.USUAL);
    }

    PutResult put(ShopSettingsResource wanted) {
        var form = new Form();
        var checked = new PutResult.Checked<>(wanted.checked(form), form);
        return PutResult.putAll(List.of(checked), _ -> ONLY, Map.of(ONLY, ShopSettingsResource.of(now())), rows -> store(rows.getFirst()))
                .getFirst();
    }

    private void store(ShopSettingsResource settings) {
        jdbc.sql("""
                INSERT INTO storefront.settings (origins, charge, cancellable, back_in_stock, requests_per_minute)
                VALUES (:origins, :charge, :cancellable, :backInStock, :requestsPerMinute)
                    ON CONFLICT (only_row) DO UPDATE SET (origins, charge, cancellable, back_in_stock, requests_per_minute) =
                       (excluded.origins, excluded.charge, excluded.cancellable, excluded.back_in_stock, excluded.requests_per_minute)
                """)
                .param("origins", Objects.requireNonNull(settings.origins()).toArray(String[]::new)).param("charge", settings.charge())
                .param("cancellable", settings.cancelUntilShipped()).param("backInStock", settings.backInStock())
                .param("requestsPerMinute", settings.requestsPerMinute()).update();
    }

    private static ShopSettings settings(ResultSet row, int number) throws SQLException {
        return new ShopSettings(Arrays.asList((String[]) row.getArray("origins").getArray()),
                Optional.ofNullable(row.getString("charge")).flatMap(Charge::read).orElse(null), row.getBoolean("cancellable"),
                row.getBoolean("back_in_stock"), row.getInt("requests_per_minute"));
    }
}
