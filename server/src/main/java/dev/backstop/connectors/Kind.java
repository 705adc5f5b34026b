package dev.backstop.connectors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The systems that shops run on. */
public enum Kind {
    SHOPIFY("Shopify", true),
    WOOCOMMERCE("WooCommerce", false),
    MEDUSA("Medusa", true);

    private final String title;
    private final boolean places;

    Kind(String title, boolean places) {
        this.title = title;
        this.places = places;
    }

    public String title() {
        return title;
    }

    /** Whether the shop keeps stock by place, so that we must know which of its places is ours. */
    boolean keepsPlaces() {
        return places;
    }

    /** The names of what one needs to get in; {@code webhookSecret} is what the shop signs its calls with. */
    List<String> secrets() {
        return switch (this) {
            case SHOPIFY -> List.of("token", "webhookSecret");
            case WOOCOMMERCE -> List.of("consumerKey", "consumerSecret", "webhookSecret");
            case MEDUSA -> List.of("token");
        };
    }

    /** Those that nobody need give, since we make them and tell the shop. */
    List<String> madeHere() {
        return this == WOOCOMMERCE ? List.of("webhookSecret") : List.of();
    }

    /** Whether it calls us when something happens; else it is asked. */
    boolean calls() {
        return this != MEDUSA;
    }

    /** As the outside writes it: {@code woocommerce}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> read(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }
}
