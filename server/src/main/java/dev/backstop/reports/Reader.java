package dev.backstop.reports;

import dev.backstop.access.Account;
import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.access.Who;

/**
 * For whom a report is made.
 *
 * @param name  e-mail address of a person, or name of an API key
 * @param money   whether columns of costs and stock value are shown
 * @param holders whether it is shown for whom stock is held and who waits for an item
 */
public record Reader(String name, boolean money, boolean holders) {
    /** Whoever asks now: a person by role; an API key sees all costs, and who waits as far as its scopes say. */
    public static Reader now() {
        return Who.person().map(Reader::of).orElseGet(() -> new Reader(Who.now(), true, Who.seesHolders()));
    }

    public static Reader of(Account account) {
        return of(account.email(), account.role());
    }

    /** Somebody of a role, for what is sent to people who are not here. */
    public static Reader of(String name, Role role) {
        return new Reader(name, role.may(Permission.SEE_COSTS), role.may(Permission.SEE_HOLDERS));
    }

    /** The same sight in another name. */
    public Reader as(String other) {
        return new Reader(other, money, holders);
    }
}
