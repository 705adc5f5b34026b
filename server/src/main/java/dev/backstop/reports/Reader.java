package dev.backstop.reports;

import dev.backstop.access.Account;
import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.access.Who;

/**
 * For whom a report is made.
 *
 * @param name  e-mail address of a person, or name of an API key
 * @param money whether columns of costs and stock value are shown
 */
public record Reader(String name, boolean money) {
    /** Whoever asks now: a person by role; an API key sees everything. */
    public static Reader now() {
        return Who.person().map(Reader::of).orElseGet(() -> new Reader(Who.now(), true));
    }

    public static Reader of(Account account) {
        return of(account.email(), account.role());
    }

    /** Somebody of a role, for what is sent to people who are not here. */
    public static Reader of(String name, Role role) {
        return new Reader(name, role.may(Permission.SEE_COSTS));
    }
}
