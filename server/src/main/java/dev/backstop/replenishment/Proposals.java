package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.replenishment.Proposal.Stored;
import dev.backstop.replenishment.ProposalRows.Filter;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the plan suggests, and what people decide of it. */
@Component
class Proposals {
    private final ProposalRows rows;
    private final Clock clock;

    Proposals(ProposalRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Listing<Proposal> page(Filter filter, Cursor cursor) {
        var page = Listing.page(rows.page(filter, cursor), cursor, row -> Long.toString(row.id()));
        var late = rows.late(page.data());
        return page.map(row -> row.shown(late.getOrDefault(row.id(), List.of())));
    }

    List<Proposal> byIds(Collection<Long> ids) {
        var found = rows.byIds(ids);
        var late = rows.late(found);
        return found.stream().map(row -> row.shown(late.getOrDefault(row.id(), List.of()))).toList();
    }

    Proposal get(String proposal) {
        return shown(stored(proposal));
    }

    /** Puts another quantity in force; null: as computed again. */
    Proposal override(String proposal, @Nullable String quantity) {
        var row = open(proposal);
        var units = quantity == null ? null : countable(row, row.units().readPositive(quantity, "/quantity"));
        rows.override(row.id(), units);
        return get(proposal);
    }

    private static Long countable(Stored row, long quantity) {
        var unit = row.purchaseUnit();
        if (unit != null && unit.content(unit.purchased(quantity)) != quantity) {
            throw Problem.refused("/quantity", "%s %s cannot be ordered: the vendor counts in %s. The next larger quantity is %s.".formatted(
                    row.units().text(quantity), row.units().unit(), row.purchaseUnitCode(),
                    row.units().text(unit.content(unit.purchased(quantity)))));
        }
        return quantity;
    }

    /** Sets a need aside until a day, exclusive; without a day until the need has gone or grown. */
    Proposal dismiss(String proposal, @Nullable String reason, @Nullable LocalDate until) {
        var row = open(proposal);
        if (until != null && !until.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw Problem.refused("/until", "%s is not in the future. Name the day from which it may be proposed again, or leave it out.".formatted(until));
        }
        rows.dismiss(row.id(), reason, until, Who.now(), clock.instant());
        return get(proposal);
    }

    /** The proposal, held until the transaction ends; 409 where it is decided. */
    Proposal openForDecision(String proposal) {
        return shown(open(proposal));
    }

    private Stored open(String proposal) {
        var row = stored(proposal);
        rows.lock(List.of(row.id()));
        row = stored(proposal);
        if (!row.state().equals("open")) {
            throw Problem.conflict("proposal-decided", "Proposal %s is %s and can no longer be changed.".formatted(proposal, row.state()));
        }
        return row;
    }

    private Stored stored(String proposal) {
        return rows.byIds(List.of(id(proposal))).stream().findFirst().orElseThrow(() -> Problem.notFound("proposal", proposal));
    }

    static long id(String proposal) {
        try {
            return Long.parseLong(proposal);
        } catch (NumberFormatException _) {
            throw Problem.notFound("proposal", proposal);
        }
    }

    private Proposal shown(Stored row) {
        return row.shown(rows.late(List.of(row)).getOrDefault(row.id(), List.of()));
    }
}
