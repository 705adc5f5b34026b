package dev.backstop.access;

import dev.backstop.web.Problem;
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

    /**
     * Whether whoever is at work may know for whom stock is held and who waits for an item: people by their role, programs by the scope
     * of their key, our own work always. Others see in lists by item that somebody does, and not who; a customer or an order that they
     * name themselves is shown.
     */
    public static boolean seesHolders() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return person().map(account -> account.role().may(Permission.SEE_HOLDERS)).orElseGet(
                () -> authentication == null || authentication instanceof PreAuthenticatedAuthenticationToken
                        || authentication.getAuthorities().stream().anyMatch(
                                granted -> Scope.HOLDERS.word().equals(granted.getAuthority())));
    }

    /**
     * Refuses a list that would say for whom an item is held or who waits for it.
     *
     * @param what it lists, and {@code instead} what may be asked: {@code Name the customer too}
     */
    public static void requireHolders(String what, String instead) {
        if (!seesHolders()) {
            throw Problem.forbidden("%s says for whom its stock is held and who waits, which your role or key may not see. %s."
                    .formatted(what, instead));
        }
    }

    /** Whether the signed-in person's role allows it. */
    public static boolean may(Permission permission) {
        return person().map(account -> account.role().may(permission)).orElse(false);
    }
}
