package dev.backstop.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * With which chance dates hold that are promised to some customers.
 *
 * @param customerClass null: every class
 * @param channel       null: every channel
 * @param chance        more than 0 and less than 1
 */
public record ConfidenceRule(@Nullable String customerClass, @Nullable String channel, BigDecimal chance) {
    /** Whether it speaks of customers of this class who order by this channel. */
    boolean isFor(@Nullable String theirClass, String theirChannel) {
        return (customerClass == null || customerClass.equals(theirClass)) && (channel == null || channel.equals(theirChannel));
    }
}
