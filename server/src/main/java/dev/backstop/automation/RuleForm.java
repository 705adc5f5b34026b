package dev.backstop.automation;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.access.Role;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a rule that somebody wrote, and tells all faults at once. */
@Component
class RuleForm {
    static final String ROLE = "role:";
    private static final int CENTS = 2;
    private static final List<String> KINDS = List.of("buy", "make", "transfer");
    private static final List<String> PERIODS = words(Rule.Period.values());
    private static final List<String> PER = words(Rule.Per.values());

    private final Vendors vendors;
    private final Accounts accounts;

    RuleForm(Vendors vendors, Accounts accounts) {
        this.vendors = vendors;
        this.accounts = accounts;
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * The rule that was written.
     *
     * @throws Problem 422 naming every fault
     */
    Rule read(RuleResource wanted) {
        var form = new Form();
        form.required("/name", wanted.name(), "Give the rule a name: it stands on every order that it places.");
        form.required("/level", wanted.level(), "Say how far it goes: one of %s.".formatted(String.join(", ", Level.WORDS)));
        form.oneOf("/level", wanted.level(), Level.WORDS);
        form.oneOf("/kind", wanted.kind(), KINDS);
        form.oneOf("/mode", wanted.mode(), List.of("live", "trial"));
        form.between("/rank", wanted.rank(), 1, 9_999);
        form.email("/tellTo", wanted.tellTo());
        if (wanted.itemClass() != null && !wanted.itemClass().matches("[ABC][XYZ]?")) {
            form.fault("/itemClass", "%s is no class. Use A, B or C by value, with X, Y or Z by regularity where that counts, such as AX."
                    .formatted(wanted.itemClass()));
        }
        var vendor = wanted.vendor() == null ? null : vendors.byCode(wanted.vendor()).orElse(null);
        if (wanted.vendor() != null && vendor == null) {
            form.fault("/vendor", "There is no vendor %s. Check the code, or create the vendor first.".formatted(wanted.vendor()));
        }
        if (wanted.vendor() != null && wanted.kind() != null && !wanted.kind().equals("buy")) {
            form.fault("/kind", "What comes from a vendor is bought. Leave kind out, or make it buy.");
        }
        var upTo = form.positive("/upTo", wanted.upTo(), CENTS);
        var budget = budget(wanted.budget(), form);
        var approvers = approvers(wanted, form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return new Rule(0, "", Objects.requireNonNull(wanted.name()).strip(), wanted.kind(), vendor == null ? null : vendor.id(), wanted.category(),
                wanted.itemClass(), upTo, Level.of(Objects.requireNonNull(wanted.level())), budget, approvers, wanted.tellTo(),
                "trial".equals(wanted.mode()), null);
    }

    private static Rule.@Nullable Budget budget(RuleResource.@Nullable Budget wanted, Form form) {
        if (wanted == null) {
            return null;
        }
        form.required("/budget/amount", wanted.amount(), "Say how much it may send by itself, such as \"5000\".");
        form.oneOf("/budget/period", wanted.period(), PERIODS);
        form.oneOf("/budget/per", wanted.per(), PER);
        var amount = form.positive("/budget/amount", wanted.amount(), CENTS);
        return amount == null || !form.isFaultless() ? null : new Rule.Budget(amount,
                Rule.Period.valueOf(Objects.requireNonNullElse(wanted.period(), "month").toUpperCase(Locale.ROOT)),
                Rule.Per.valueOf(Objects.requireNonNullElse(wanted.per(), "rule").toUpperCase(Locale.ROOT)));
    }

    private List<Rule.Approver> approvers(RuleResource wanted, Form form) {
        var given = Objects.requireNonNullElse(wanted.approvers(), List.<RuleResource.Approver>of());
        var read = new ArrayList<Rule.Approver>();
        for (var i = 0; i < given.size(); i++) {
            var above = form.decimal("/approvers/%d/above".formatted(i), Objects.requireNonNullElse(given.get(i).above(), "0"), CENTS);
            var who = given.get(i).who();
            var pointer = "/approvers/%d/who".formatted(i);
            form.required(pointer, who, "Name a person by mail address, or a role such as role:buyer.");
            if (who != null && !exists(who)) {
                form.fault(pointer, ("%s can never say yes: there is no such person or role. Use the mail address of somebody who may sign in, "
                        + "or role:admin, role:planner, role:buyer.")
                        .formatted(who));
            }
            read.add(new Rule.Approver(above == null ? BigDecimal.ZERO : above, who == null ? "" : who));
        }
        var asks = "approve".equals(wanted.level()) || ("send".equals(wanted.level()) && wanted.budget() != null);
        if (asks && read.stream().noneMatch(each -> each.above().signum() == 0)) {
            form.fault("/approvers", "Name at least one approver above \"0\", who is asked whatever the amount.");
        }
        return read;
    }

    private boolean exists(String who) {
        return who.startsWith(ROLE)
                ? Arrays.stream(Role.values()).anyMatch(role -> role.word().equals(who.substring(ROLE.length())))
                : accounts.byEmail(who).filter(Account::active).isPresent();
    }
}
