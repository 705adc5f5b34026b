package dev.backstop.access;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who is at work in this thread. */
public final class Who {
    private Who() {}

    /** The name of the signed-in person or of the API key; {@code system} for work that nobody asked for by hand. */
    public static String now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication.getName() == null ? "system" : authentication.getName();
    }
}
