package dev.backstop.access;

import java.util.List;

/** What our pages may load and who may show them: nothing inline that could be smuggled in, and no frame unless somebody allowed it. */
public final class ContentPolicy {
    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors ";

    private ContentPolicy() {}

    /** The policy of a page that pages of these origins may show in a frame. */
    public static String framedBy(List<String> origins) {
        return OURS + (origins.isEmpty() ? "'none'" : String.join(" ", origins));
    }
}
