package dev.backstop.desk.words;

import dev.backstop.console.Option;
import dev.backstop.web.Sentences;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One language in which an agent speaks with a customer: the customer's own, unless the agent switches. */
public final class Speech {
    /** Those that we have words for, each in its own name. */
    public static final List<Option> LANGUAGES = List.of(new Option("en", "English"), new Option("de", "Deutsch"),
            new Option("es", "Español"));

    private final Sentences sentences;

    private Speech(Sentences sentences) {
        this.sentences = sentences;
    }

    /**
     * The language that the agent chose, else the customer's.
     *
     * @param chosen   empty: none
     * @param customer as a language tag; one of which we have no words is English
     */
    public static Speech of(String chosen, String customer) {
        return new Speech(Sentences.of("spoken", Sentences.nearest(chosen.isBlank() ? customer : chosen)));
    }

    /** {@code de}. */
    public String language() {
        return sentences.locale().getLanguage();
    }

    public Locale locale() {
        return sentences.locale();
    }

    /** The sentence of that name, its gaps filled: name, value, name, value. */
    public String say(String name, String... gaps) {
        return sentences.say(name, gaps);
    }

    /** The same; empty where there is nothing to say by that name. */
    public Optional<String> sayIfKnown(String name, String... gaps) {
        return sentences.knows(name) ? Optional.of(say(name, gaps)) : Optional.empty();
    }

    /** {@code Tuesday 12 May}. */
    public String day(LocalDate date) {
        return sentences.day(date);
    }

    /**
     * A quantity and its date: {@code 5 ship on Tuesday 12 May}.
     *
     * @param stock      it is here
     * @param shipBy     null: there is no date yet
     * @param nextWordBy when we write next; null: nobody said
     */
    public String part(String quantity, boolean stock, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy) {
        var one = new BigDecimal(quantity).compareTo(BigDecimal.ONE) == 0 ? ".one" : "";
        if (shipBy != null) {
            return say((stock ? "part.stock" : "part.later") + one, "quantity", quantity, "date", day(shipBy));
        }
        var words = say("part.none" + one, "quantity", quantity);
        return nextWordBy == null ? words : say("part.none.next", "words", words, "date", day(nextWordBy));
    }
}
