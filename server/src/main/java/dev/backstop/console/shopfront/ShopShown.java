package dev.backstop.console.shopfront;

import dev.backstop.console.Badge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connected shop, as the API shows it. */
public record ShopShown(String shop, String name, String kind, String url, @Nullable String place, boolean active, List<String> secrets,
        @Nullable Hooks hooks, State state) {
    public ShopShown {
        secrets = List.copyOf(secrets);
    }

    /** The webhooks that we set up in it. */
    public record Hooks(String address, List<String> topics, @Nullable Instant inPlaceAt, @Nullable Instant lostAt,
            @Nullable String fault) {
        public Hooks {
            topics = List.copyOf(topics);
        }
    }

    /** How it stands. */
    public record State(long articles, long unknown, long behind, @Nullable Instant behindSince, long failed, long untold,
            long untoldFailed,
            long held, long dead, long waiting, @Nullable Instant pushedAt, @Nullable Instant receivedAt, @Nullable Instant listedAt,
            @Nullable String listFault, @Nullable String pollFault, @Nullable String lastFault) {
        /** How many things wait for a person. */
        public long stuck() {
            return failed + untoldFailed + held + dead;
        }

        /** What the shop last refused to do, in its words; null if nothing. */
        public @Nullable String fault() {
            return listFault != null ? listFault : pollFault != null ? pollFault : lastFault;
        }
    }

    /** All of them. */
    public record All(List<ShopShown> data) {
        public All {
            data = List.copyOf(data);
        }
    }

    /** What the system is called. */
    public String system() {
        return switch (kind) {
            case "shopify" -> "Shopify";
            case "woocommerce" -> "WooCommerce";
            default -> "Medusa";
        };
    }

    /** Whether it did not do what it was asked, or was not there. */
    public boolean isAway() {
        return active && state.fault() != null && state.failed() == 0;
    }

    /** Whether its orders may not reach us, since its webhooks are not in place. */
    public boolean isMute() {
        return hooks != null && hooks.fault() != null;
    }

    /** How it stands, in a word. */
    public Badge badge() {
        if (!active) {
            return Badge.neutral("Switched off");
        }
        if (isAway()) {
            return Badge.late("Does not answer");
        }
        if (isMute()) {
            return Badge.late("Cannot call us");
        }
        if (state.stuck() > 0) {
            return Badge.attention("Needs you");
        }
        return state.behind() + state.untold() + state.waiting() > 0 ? Badge.information("Catching up") : Badge.good("Up to date");
    }

    /** An article of it. */
    public record Article(long article, String remote, String remoteSku, String title, @Nullable String sku, boolean byHand, String state,
            @Nullable LocalDate shipsOn, @Nullable Instant pushedAt, int tries, @Nullable Instant nextTryAt, @Nullable String fault) {
        /** How it stands, in a word. */
        public Badge badge() {
            return switch (state) {
                case "shown" -> Badge.good("Shown");
                case "behind" -> fault == null ? Badge.information("On its way") : Badge.attention("Tried again");
                case "failed" -> Badge.late("Given up");
                default -> Badge.neutral("No item");
            };
        }
    }

    /** A page of articles. */
    public record Articles(List<Article> data, @Nullable String nextCursor) {
        public Articles {
            data = List.copyOf(data);
        }
    }

    /** What it told us. */
    public record Delivery(long delivery, String topic, Instant receivedAt, String state, int tries, @Nullable Instant nextTryAt,
            @Nullable String outcome, @Nullable String order) {
        /** What became of it, in a word. */
        public Badge badge() {
            return switch (state) {
                case "done" -> Badge.good("Done");
                case "held" -> Badge.attention("Held");
                case "dead" -> Badge.late("Given up");
                default -> Badge.information(tries == 0 ? "Waiting" : "Tried again");
            };
        }
    }

    /** The newest deliveries. */
    public record Deliveries(List<Delivery> data, @Nullable String nextCursor) {
        public Deliveries {
            data = List.copyOf(data);
        }
    }

    /** What it answered when it was tried. */
    public record Tried(boolean answers, String says, List<Place> places) implements java.io.Serializable {
        public Tried {
            places = List.copyOf(places);
        }
    }

    /** A place of stock of the shop. */
    public record Place(String id, String name) implements java.io.Serializable {}
}
