package dev.backstop.connectors;

import static java.util.stream.Collectors.toMap;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The systems that shops run on. */
@Component
class ShopSystems {
    private final Map<Kind, ShopSystem> all;

    ShopSystems(List<ShopSystem> all) {
        this.all = new EnumMap<>(all.stream().collect(toMap(ShopSystem::kind, Function.identity())));
    }

    ShopSystem of(Shop shop) {
        return Objects.requireNonNull(all.get(shop.kind()), "every kind has a system");
    }
}
