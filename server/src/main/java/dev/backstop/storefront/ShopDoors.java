package dev.backstop.storefront;

import dev.backstop.web.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/** Puts {@link ShopDoor} before all other filters. */
@Configuration(proxyBeanMethods = false)
class ShopDoors {
    @Bean
    FilterRegistrationBean<ShopDoor> shopDoor(AvailabilityMemory memory, SettingsMemory settings, Problems problems) {
        var first = new First(new ShopDoor(memory, settings, new RequestLimits(System::nanoTime), problems));
        first.addUrlPatterns("/availability", "/availability/*", "/availability.ndjson");
        return first;
    }

    /** Others ask for the highest precedence too; this goes before them. */
    private static final class First extends FilterRegistrationBean<ShopDoor> implements PriorityOrdered {
        First(ShopDoor door) {
            super(door);
            setOrder(Ordered.HIGHEST_PRECEDENCE);
        }
    }
}
