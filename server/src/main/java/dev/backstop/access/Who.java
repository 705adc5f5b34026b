package dev.backstop.access;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is at work in this thread. */
public final class Who {
    private Who() {}

    /** The e-mail address of the signed-in person or the name of the API key; {@code system} for work that nobody asked for by hand. */
    public static String now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication.getName() == null ? "system" : authentication.getName();
    }

    /** The signed-in person; empty for API keys, strangers and the system. */
    public static Optional<Account> person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person ? Optional.of(person.account()) : Optional.empty();
    }

    /** Whether the signed-in person's role allows it. */
    public static boolean may(Permission permission) {
        return person().map(account -> account.role().may(permission)).orElse(false);
    }
}
