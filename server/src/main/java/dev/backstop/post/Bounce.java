package dev.backstop.post;

/**
 * A message that came back.
 *
 * @param key  of the message: what stands before the @ of its id
 */
record Bounce(String key, Kind kind, String why) {
    enum Kind {
        /** The address is bad for good. */
        HARD,
        /** It was taken for an annoyance. */
        COMPLAINT
    }
}
