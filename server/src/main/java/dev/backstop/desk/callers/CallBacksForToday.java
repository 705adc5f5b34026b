package dev.backstop.desk.callers;

import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.console.MoreWork;
import dev.backstop.console.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts calls that were promised on the Today of whoever takes orders. */
@Component
class CallBacksForToday implements MoreWork {
    private static final int SHOWN = 8;
    private static final int COUNTED = 500;

    private final CallBacks callBacks;

    CallBacksForToday(CallBacks callBacks) {
        this.callBacks = callBacks;
    }

    @Override
    public Optional<Group> of(Role role) {
        var open = role.may(Permission.TAKE_ORDERS) ? callBacks.open(COUNTED) : List.<CallBacks.Promised>of();
        return open.isEmpty() ? Optional.empty() : Optional.of(new Group("Calls that were promised", open.size(), open.stream().limit(SHOWN)
                .map(one -> new Errand("Call %s back".formatted(one.name()), one.about(), one.at(), "/desk/callers/"
                        + Words.path(one.customer()), "Open")).toList(),
                "/desk"));
    }
}
