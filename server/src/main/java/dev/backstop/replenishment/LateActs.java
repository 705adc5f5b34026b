package dev.backstop.replenishment;

import dev.backstop.promising.Productions;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what was chosen about a shortage that late supply makes. The proposal is decided with it, so that nothing is done twice. */
@Component
class LateActs {
    private final LateOptions options;
    private final Proposals proposals;
    private final Releases releases;
    private final PurchaseOrders orders;
    private final Productions productions;

    LateActs(LateOptions options, Proposals proposals, Releases releases, PurchaseOrders orders, Productions productions) {
        this.options = options;
        this.proposals = proposals;
        this.releases = releases;
        this.orders = orders;
        this.productions = productions;
    }

    /**
     * What was done.
     *
     * @param became the order that a bridge or a replacement went into
     */
    record Done(String option, String words, @Nullable String became) {}

    /**
     * Does one of the options.
     *
     * @param seenCost what it was said to cost when it was chosen; null: whatever it costs
     * @throws Problem 404 for an option that is not known, 409 where the proposal is decided, nothing is late, or the cost is another one by now
     */
    Done act(String number, String option, @Nullable String seenCost) {
        var proposal = proposals.openForDecision(number);
        var chosen = options.of(number).options().stream().filter(each -> each.option().equals(option)).findFirst()
                .orElseThrow(() -> Problem.notFound("option", option));
        if (seenCost != null && !seenCost.equals(Objects.requireNonNullElse(chosen.cost(), ""))) {
            throw Problem.conflict("cost-changed", "It costs %s by now, not %s. Look at the options again."
                    .formatted(Objects.requireNonNullElse(chosen.cost(), "an unknown amount"), seenCost));
        }
        return switch (option) {
            case "pull-in" -> pullIn(proposal);
            case "bridge" -> bridge(proposal, chosen.quantity());
            case "replace" -> replace(proposal);
            default -> await(proposal);
        };
    }

    private Done pullIn(Proposal proposal) {
        var late = proposal.lateSupply().getFirst();
        var reason = "needed on %s, to fill a shortage".formatted(Sentences.day(proposal.neededOn()));
        switch (late.kind()) {
            case "purchase-order" -> {
                var order = orders.require(late.number());
                var line = line(order, late);
                orders.ask(order, line, part(line, late), proposal.neededOn(), reason);
            }
            case "production-order" -> productions.reschedule(late.number(), proposal.neededOn(), reason);
            default -> throw Problem.conflict("not-pulled-in", "%s is on its way already, and its sender cannot be asked. Bridge or wait.".formatted(late.number()));
        }
        return setAside(proposal, "pull-in", "%s line %d was asked for on %s".formatted(late.number(), late.line(), Sentences.day(proposal.neededOn())), null);
    }

    private Done bridge(Proposal proposal, String quantity) {
        proposals.override(proposal.proposal(), quantity);
        var number = release(proposal);
        return new Done("bridge", "%s are ordered with %s, until %s comes.".formatted(quantity, number, proposal.lateSupply().getFirst().number()), number);
    }

    private Done replace(Proposal proposal) {
        var late = proposal.lateSupply().getFirst();
        if (!late.kind().equals("purchase-order")) {
            throw Problem.conflict("not-replaced", "%s is our own, so there is nobody to buy it from instead. Cancel it, and release the proposal."
                    .formatted(late.number()));
        }
        var order = orders.require(late.number());
        var line = line(order, late);
        orders.cancel(order, line, part(line, late));
        var number = release(proposal);
        return new Done("replace", "%s of %s line %d are cancelled, and %s are ordered with %s.".formatted(late.quantity(), late.number(),
                late.line(),
                proposal.quantity(), number), number);
    }

    private Done await(Proposal proposal) {
        var comes = proposal.lateSupply().stream().map(Proposal.LateSupply::expectedOn).min(LocalDate::compareTo).orElseThrow();
        return setAside(proposal, "wait", "it is waited for until %s".formatted(Sentences.day(comes)), comes);
    }

    /** Until a day, or until the need has gone or grown. */
    private Done setAside(Proposal proposal, String option, String why, @Nullable LocalDate until) {
        proposals.dismiss(proposal.proposal(), why, until);
        return new Done(option, why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + ".", null);
    }

    private String release(Proposal proposal) {
        return releases.release(List.of(Proposals.id(proposal.proposal()))).getFirst().number();
    }

    private static PurchaseOrder.Part part(PurchaseOrder.Line line, Proposal.LateSupply late) {
        return line.parts().stream().filter(part -> part.part() == late.part()).findFirst().orElseThrow();
    }

    private static PurchaseOrder.Line line(PurchaseOrder order, Proposal.LateSupply late) {
        return order.lines().stream().filter(line -> line.line() == late.line()).findFirst().orElseThrow();
    }
}
