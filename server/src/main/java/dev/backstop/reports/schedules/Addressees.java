package dev.backstop.reports.schedules;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.reports.Reader;
import dev.backstop.reports.schedules.Schedule.Recipients;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who gets a report now: accounts that are switched off get nothing, and each address gets one mail whatever the reasons. */
@Component
class Addressees {
    private final Accounts accounts;

    Addressees(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @param via      why it goes there, in English
     * @param language in which its reader gets it: the chosen one of a person, outside the firm that of the owner
     * @param sees     what its reader may see, in the owner's name
     */
    record Addressee(String address, @Nullable String name, String via, Locale language, Reader sees) {}

    Collection<Addressee> of(Recipients recipients, Reader owner) {
        var all = new LinkedHashMap<String, Addressee>();
        for (var account : accounts.all()) {
            why(account, recipients).filter(_ -> account.active()).ifPresent(via -> all.put(account.email(),
                    new Addressee(account.email(), account.name(), via, language(account), Reader.of(account).as(owner.name()))));
        }
        var owners = accounts.byEmail(owner.name()).map(Addressees::language).orElse(Locale.UK);
        recipients.addresses().forEach(address -> all.putIfAbsent(address,
                new Addressee(address, null, "%s sends it to this address".formatted(owner.name()), owners, owner)));
        return all.values();
    }

    private static Locale language(Account account) {
        return account.language() == null || account.language().equals("en") ? Locale.UK : Locale.forLanguageTag(account.language());
    }

    private static Optional<String> why(Account account, Recipients recipients) {
        if (recipients.people().contains(account.email())) {
            return Optional.of("it was asked for by you or for you");
        }
        var byRole = recipients.roles().contains(account.role().word()) && !recipients.leftOut().contains(account.email());
        return byRole ? Optional.of("it goes to everybody with the role of %s".formatted(account.role().word())) : Optional.empty();
    }

    /**
     * As whom the reports are made that go to addresses outside.
     *
     * @throws IllegalStateException if the owner may not sign in any more
     */
    Reader owner(Schedule schedule) {
        var account = accounts.byEmail(schedule.owner());
        if (account.isPresent() && !account.get().active()) {
            throw new IllegalStateException(schedule.owner() + ", who owns it, can no longer sign in. "
                    + "Somebody who may change settings takes it over or ends it.");
        }
        return account.map(Reader::of).orElseGet(() -> new Reader(schedule.owner(), true, true));
    }
}
