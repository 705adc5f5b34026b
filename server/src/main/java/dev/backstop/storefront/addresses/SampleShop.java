package dev.backstop.storefront.addresses;

import dev.backstop.outreach.OwnName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether this program serves a sample shop, which is then the shop until somebody names another. */
@Component
class SampleShop {
    private final OwnName own;
    private final boolean open;

    SampleShop(OwnName own, @Value("${backstop.mode:}") String mode) {
        this.own = own;
        this.open = mode.equals("demo");
    }

    Shop unlessSaid(Shop shop) {
        return open && shop.itemPage() == null ? new Shop(own.page("/shop/items/{sku}"), shop.image(), shop.brand(), shop.feedToken())
                : shop;
    }
}
