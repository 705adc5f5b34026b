package dev.backstop.post;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * What a text that came in asks for. A text counts as a command only if it is nothing but the word: "please stop calling it blue" is read by a person.
 * CANCEL is among the words that end texts, as the rules of the United States have it; it never cancels an order.
 */
enum TextMeaning {
    STOP, START, HELP, OTHER;

    private static final Set<String> STOPS = Set.of("stop", "stop all", "stopall", "quit", "end", "revoke", "opt out", "optout", "opt-out", "cancel", "unsubscribe",
            "stopp", "abmelden", "ende", "arret", "desabonner", "baja", "parar", "cancelar", "alto");
    private static final Set<String> STARTS = Set.of("start", "unstop", "subscribe", "anmelden", "alta", "reprendre");
    private static final Set<String> HELPS = Set.of("help", "info", "hilfe", "aide", "ayuda");

    static TextMeaning of(String body) {
        var bare = Normalizer.normalize(body, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "").replaceAll("\\s+", " ");
        if (STOPS.contains(bare)) {
            return STOP;
        }
        if (STARTS.contains(bare)) {
            return START;
        }
        return HELPS.contains(bare) ? HELP : OTHER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
