package dev.backstop.automation;

import dev.backstop.access.Audit;
import dev.backstop.automation.DecisionBook.Moment;
import dev.backstop.automation.DecisionBook.Outcome;
import dev.backstop.replenishment.Replenishment;
import dev.backstop.supply.PurchaseOrders;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Does what live rules decide, and leaves for each act a trace that names its rule. */
@Component
class LiveActs {
    private final Replenishment replenishment;
    private final PurchaseOrders orders;
    private final OrderWorth worth;
    private final Spending spending;
    private final Approvals approvals;
    private final DecisionBook book;
    private final Audit audit;

    LiveActs(Replenishment replenishment, PurchaseOrders orders, OrderWorth worth, Spending spending, Approvals approvals, DecisionBook book,
            Audit audit) {
        this.replenishment = replenishment;
        this.orders = orders;
        this.worth = worth;
        this.spending = spending;
        this.approvals = approvals;
        this.book = book;
        this.audit = audit;
    }

    /** Acts on a batch; what is short only because supply is late is told and never ordered. Answers how many needs it concerned. */
    int act(Moment moment, Batch batch, Told told) {
        var rule = batch.rule();
        if (rule.level() == Level.TELL || batch.part(true).isEmpty()) {
            whole(moment, batch, told);
            return batch.needs().size();
        }
        if (!rule.isPaused(batch.today())) {
            tell(moment, batch.part(true), "Open supply is late: pull it in, bridge until it comes, or replace it. It is never ordered again by itself.", told);
        }
        if (!batch.part(false).isEmpty()) {
            whole(moment, batch.part(false), told);
        }
        return batch.needs().size();
    }

    private void whole(Moment moment, Batch batch, Told told) {
        switch (Act.of(batch, spending.of(batch.rule(), batch.today()))) {
            case Act.Hold(var why) -> book.note(moment, batch.rule(), batch.needs(), Outcome.HELD, why, null);
            case Act.Tell(var why) -> tell(moment, batch, why, told);
            case Act.Draft(var why) -> each(moment, batch, Outcome.DRAFTED, why, released(batch));
            case Act.Ask(var why) -> ask(moment, batch, why);
            case Act.Send(var why) -> send(moment, batch, why);
        }
    }

    private void tell(Moment moment, Batch batch, String why, Told told) {
        var fresh = batch.needs().stream().filter(need -> need.quantity() > need.told()).toList();
        if (!fresh.isEmpty()) {
            told.add(batch.rule(), fresh);
            book.note(moment, batch.rule(), fresh, Outcome.TOLD, why, null);
        }
    }

    private Map<Long, String> released(Batch batch) {
        return replenishment.releaseEach(batch.proposals());
    }

    private void ask(Moment moment, Batch batch, String why) {
        if (batch.first().kind().equals("buy")) {
            var numbers = released(batch);
            for (var number : new TreeSet<>(numbers.values())) {
                approvals.ask(moment.at(), within(batch, numbers, number), number, worth.of(number).orElse(null), why);
            }
            each(moment, batch, Outcome.ASKED, why, numbers);
        } else if (approvals.waits(batch.first().proposal())) {
            book.note(moment, batch.rule(), batch.needs(), Outcome.HELD, "Somebody was asked before.", null);
        } else {
            approvals.ask(moment.at(), batch, null, batch.amount(), why);
            book.note(moment, batch.rule(), batch.needs(), Outcome.ASKED, why, null);
        }
    }

    private static Batch within(Batch batch, Map<Long, String> numbers, String number) {
        return new Batch(batch.rule(), batch.needs().stream().filter(need -> number.equals(numbers.get(need.proposal()))).toList());
    }

    /** What a person began to write is topped up and stays with that person. */
    private void send(Moment moment, Batch batch, String why) {
        var begun = drafts(batch);
        var numbers = released(batch);
        for (var number : new TreeSet<>(numbers.values())) {
            var mine = within(batch, numbers, number);
            if (!batch.first().kind().equals("buy")) {
                sent(moment, mine, why, number);
            } else if (begun.contains(number)) {
                each(moment, mine, Outcome.DRAFTED, "%s was begun before, and is sent by whoever began it.".formatted(number), numbers);
            } else {
                orders.send(orders.require(number));
                sent(moment, mine, why, number);
            }
        }
    }

    private void sent(Moment moment, Batch batch, String why, String number) {
        spending.add(batch);
        book.note(moment, batch.rule(), batch.needs(), Outcome.SENT, why, number);
        audit.note("sent by itself", "%s by rule %s \"%s\"".formatted(number, batch.rule().number(), batch.rule().name()));
    }

    private Set<String> drafts(Batch batch) {
        var vendor = batch.first().vendor();
        return vendor == null ? Set.of()
                : new TreeSet<>(orders.drafts(List.of(vendor)).stream().map(order -> order.number()).toList());
    }

    private void each(Moment moment, Batch batch, Outcome outcome, String why, Map<Long, String> numbers) {
        var byNumber = new TreeMap<String, Collection<DueNeed>>();
        batch.needs().forEach(need -> byNumber.computeIfAbsent(numbers.getOrDefault(need.proposal(), ""), _ -> new java.util.ArrayList<>()).add(need));
        byNumber.forEach((number, needs) -> {
            book.note(moment, batch.rule(), needs, outcome, why, number);
            audit.note(outcome == Outcome.ASKED ? "approval asked by itself" : "drafted by itself",
                    "%s by rule %s \"%s\"".formatted(number, batch.rule().number(), batch.rule().name()));
        });
    }
}
