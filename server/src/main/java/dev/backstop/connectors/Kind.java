package dev.backstop.connectors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The systems that shops run on, with the names of the secrets by which one gets in. */
public enum Kind {
    /** {@code token}: of the Admin API; {@code webhookSecret}: the client secret of the app. */
    SHOPIFY("Shopify", true, List.of("token", "webhookSecret")),
    WOOCOMMERCE("WooCommerce", false, List.of("consumerKey", "consumerSecret", "webhookSecret")),
    /** {@code token}: a secret API key. */
    MEDUSA("Medusa", true, List.of("token"));

    private final String title;
    private final boolean places;
    private final List<String> secrets;

    Kind(String title, boolean places, List<String> secrets) {
        this.title = title;
        this.places = places;
        this.secrets = secrets;
    }

    public String title() {
        return title;
    }

    /** Whether the shop keeps stock by place, so that we must know which of its places is ours. */
    boolean keepsPlaces() {
        return places;
    }

    List<String> secrets() {
        return secrets;
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
