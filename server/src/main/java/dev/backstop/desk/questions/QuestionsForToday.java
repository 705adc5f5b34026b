package dev.backstop.desk.questions;

import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.console.MoreWork;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts what nobody has answered on the buyers' Today. */
@Component
class QuestionsForToday implements MoreWork {
    private static final int SHOWN = 8;
    private static final int COUNTED = 500;

    private final Questions questions;

    QuestionsForToday(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Optional<Group> of(Role role) {
        var open = role.may(Permission.BUY) ? questions.open(COUNTED) : List.<Questions.Question>of();
        return open.isEmpty() ? Optional.empty() : Optional.of(new Group("Customers ask", open.size(), open.stream().limit(SHOWN)
                .map(one -> new Errand(one.question(), "%s waits for %s".formatted(one.customerName(), one.sku()), one.dueBy(),
                        "/desk/questions/" + one.id(), "Answer"))
                .toList(), "/desk/questions"));
    }
}
