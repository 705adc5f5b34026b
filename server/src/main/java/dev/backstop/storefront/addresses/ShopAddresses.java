package dev.backstop.storefront.addresses;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the shop stands, and the secret of its feeds. */
@Component
public class ShopAddresses {
    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient jdbc;
    private final SampleShop sample;

    ShopAddresses(JdbcClient jdbc, SampleShop sample) {
        this.jdbc = jdbc;
        this.sample = sample;
    }

    /** Those in force: what was said, and the sample shop where it is open and nothing was said. */
    public Shop now() {
        return sample.unlessSaid(said());
    }

    /** What was said; the secret of the feeds is made when it is first asked for. */
    Shop said() {
        return jdbc.sql("SELECT item_page, image, brand, feed_token FROM storefront.shop_address").query(Shop.class).optional()
                .orElseGet(this::first);
    }

    private Shop first() {
        jdbc.sql("INSERT INTO storefront.shop_address (feed_token) VALUES (:token) ON CONFLICT DO NOTHING").param("token",
                newToken()).update();
        return said();
    }

    void store(Shop shop) {
        jdbc.sql("""
                INSERT INTO storefront.shop_address (item_page, image, brand, feed_token) VALUES (:itemPage, :image, :brand, :feedToken)
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
