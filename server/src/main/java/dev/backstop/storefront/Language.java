package dev.backstop.storefront;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which shoppers read us. */
public enum Language {
    ENGLISH("en-GB"),
    GERMAN("de"),
    SPANISH("es");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    /** For dates and the names of months. */
    public Locale locale() {
        return locale;
    }

    /** {@code en}, {@code de} or {@code es}. */
    public String code() {
        return locale.getLanguage();
    }

    /** The language of a tag such as {@code de-AT}; English for those we do not speak. */
    public static Language of(@Nullable String tag) {
        var wanted = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values()).filter(one -> one.code().equals(wanted)).findFirst().orElse(ENGLISH);
    }
}
