package dev.backstop.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Who is at work in this thread. */
public final class Who {
    private Who() {}

    /** The e-mail address of the signed-in person or the name of the API key; {@code system} for work that nobody asked for by hand. */
    public static String now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication.getName() == null ? "system" : authentication.getName();
    }

    /** Does work in the name of somebody who is not signed in, such as {@code rule AR-1}; afterwards the thread is in the name of whoever it was. */
    public static <T> T as(String name, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var inTheName = SecurityContextHolder.createEmptyContext();
        inTheName.setAuthentication(new PreAuthenticatedAuthenticationToken(name, "", List.of()));
        SecurityContextHolder.setContext(inTheName);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
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
