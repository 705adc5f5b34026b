package dev.backstop.connectors;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop as its API shows it: never with its secrets, of which only the names are told.
 *
 * @param secrets those that are known; one that is missing though it was given was kept under another {@code backstop.secrets-key}
 * @param hook    the path to which the shop's webhooks go; null where we ask instead, as are {@code hooks}
 */
record ShopJson(
        String shop,
        String name,
        String kind,
        String url,
        @Nullable String place,
        String customerKind,
        boolean active,
        List<String> secrets,
        @Nullable String hook,
        @Nullable Hooks hooks,
        State state) {
    ShopJson {
        secrets = List.copyOf(secrets);
    }

    /**
     * The webhooks that we set up in a shop.
     *
     * @param address   where they lead
     * @param topics    those that are there, in the shop's words
     * @param inPlaceAt when all were last found, or set up, as they shall be
     * @param lostAt    when one was last found gone, switched off or leading elsewhere, and set up again
     * @param fault     why they are not in place
     */
    record Hooks(String address, List<String> topics, @Nullable Instant inPlaceAt, @Nullable Instant lostAt, @Nullable String fault) {
        Hooks {
            topics = List.copyOf(topics);
        }
    }

    static ShopJson of(Shop shop, @Nullable Hooks hooks, State state) {
        return new ShopJson(shop.code(), shop.name(), shop.kind().word(), shop.url(), shop.place(), shop.customerKind(), shop.active(),
                shop.secrets().values().keySet().stream().sorted().toList(), shop.kind().calls() ? "/shop-hooks/" + shop.code() : null,
                hooks, state);
    }

    /**
     * How it stands with a shop.
     *
     * @param articles    that it sells, {@code unknown} of which are no item of ours
     * @param behind      articles that wait to be pushed, the oldest since {@code behindSince}
     * @param failed      pushes that were given up
     * @param untold      orders whose shop does not know what was promised, {@code untoldFailed} of which were given up
     * @param held        deliveries that wait for a person, {@code dead} those that failed too often
     * @param listFault   why it could not be asked what it sells; {@code pollFault}: what was ordered
     * @param lastFault   what the newest failure of a push said
     */
    record State(
            long articles,
            long unknown,
            long behind,
            @Nullable Instant behindSince,
            long failed,
            long untold,
            long untoldFailed,
            long held,
            long dead,
            long waiting,
            @Nullable Instant pushedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant listedAt,
            @Nullable String listFault,
            @Nullable String pollFault,
            @Nullable String lastFault) {}
}
