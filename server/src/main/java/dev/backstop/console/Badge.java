package dev.backstop.console;

/** A state as people read it: an icon and a word; {@code kind} gives the colour that repeats it. */
public record Badge(String kind, String icon, String words) {
    public static Badge good(String words) {
        return new Badge("good", "good", words);
    }

    public static Badge attention(String words) {
        return new Badge("attention", "attention", words);
    }

    public static Badge late(String words) {
        return new Badge("late", "late", words);
    }

    public static Badge information(String words) {
        return new Badge("information", "information", words);
    }

    public static Badge neutral(String words) {
        return new Badge("neutral", "neutral", words);
    }

    /** The same words and colour with another icon. */
    public Badge with(String otherIcon) {
        return new Badge(kind, otherIcon, words);
    }
}
