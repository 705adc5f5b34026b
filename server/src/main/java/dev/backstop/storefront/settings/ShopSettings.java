package dev.backstop.storefront.settings;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The settings of the shop. */
@Component
public class ShopSettings {
    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient jdbc;
    private final SampleShop sample;

    ShopSettings(JdbcClient jdbc, SampleShop sample) {
        this.jdbc = jdbc;
        this.sample = sample;
    }

    /** Those in force; the secret of the feeds is made when it is first asked for. */
    public Shop now() {
        return jdbc.sql("SELECT item_page, image, brand, feed_token FROM storefront.settings").query(Shop.class).optional()
                .map(sample::unlessSaid).orElseGet(this::first);
    }

    private Shop first() {
        jdbc.sql("INSERT INTO storefront.settings (feed_token) VALUES (:token) ON CONFLICT DO NOTHING").param("token", newToken()).update();
        return now();
    }

    void store(Shop shop) {
        jdbc.sql("""
                INSERT INTO storefront.settings (item_page, image, brand, feed_token) VALUES (:itemPage, :image, :brand, :feedToken)
                    ON CONFLICT (only_row) DO UPDATE SET (item_page, image, brand, feed_token) =
                       (excluded.item_page, excluded.image, excluded.brand, excluded.feed_token)
                """)
                .param("itemPage", shop.itemPage()).param("image", shop.image()).param("brand", shop.brand())
                .param("feedToken", shop.feedToken()).update();
    }

    /** A secret that nobody guesses: 192 bits, fit for an address. */
    static String newToken() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
