package dev.backstop.console.today;

import dev.backstop.access.Account;
import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Gathers what needs a person today, for a role: by deadline, then by the money that hangs on it. What the program does by itself in
 * time, such as telling customers of a date that slipped, is left out until it needs somebody.
 */
@Component
public class WorkQueue {
    private final LawWork law;
    private final SupplyWork supply;
    private final FloorWork floor;
    private final OrderingWork orders;

    WorkQueue(LawWork law, SupplyWork supply, FloorWork floor, OrderingWork orders) {
        this.law = law;
        this.supply = supply;
        this.floor = floor;
        this.orders = orders;
    }

    /** Work of one kind: the most pressing of it, and how much there is in all. */
    public record Group(Work.Kind kind, int count, List<Work> first, String all) {}

    List<Group> of(Account person, LocalDate today) {
        var groups = new ArrayList<Group>();
        for (var kind : kinds(person.role())) {
            var rows = rows(kind, person, today);
            if (!rows.isEmpty()) {
                var may = person.role().may(kind.permission());
                groups.add(new Group(kind, rows.getFirst().total(), rows.stream().map(row -> row.work(kind, may)).toList(), all(kind)));
            }
        }
        return groups;
    }

    private List<WorkRow> rows(Work.Kind kind, Account person, LocalDate today) {
        return switch (kind) {
            case HELD -> law.held();
            case LEGAL -> law.deadlines(today);
            case UNTOLD -> law.untold(today);
            case CALL -> law.calls();
            case REFUND -> law.refunds(today);
            case TO_SHIP -> floor.toShip(today);
            case LATE_SUPPLY -> supply.late(today);
            case UNORDERED -> supply.unordered(today);
            case APPROVAL -> orders.approvals();
            case TOLD -> orders.told();
            case QUESTION -> orders.questions();
            case SURPLUS -> orders.surplus();
            case DRAFT -> supply.drafts(today);
            case PROPOSAL -> supply.proposals(today);
            case OUT -> supply.out();
            case DUE_IN -> supply.dueIn(today);
            case FAILED_REPORT -> floor.failedReports(person.email(), person.role().may(Permission.CONFIGURE));
        };
    }

    private static Set<Work.Kind> kinds(Role role) {
        var kinds = switch (role) {
            case ADMIN, VIEWER -> EnumSet.allOf(Work.Kind.class);
            case PLANNER -> EnumSet.of(Work.Kind.HELD, Work.Kind.LATE_SUPPLY, Work.Kind.UNORDERED, Work.Kind.APPROVAL, Work.Kind.TOLD,
                    Work.Kind.SURPLUS, Work.Kind.PROPOSAL,
                    Work.Kind.DRAFT, Work.Kind.OUT);
            case BUYER -> EnumSet.of(Work.Kind.HELD, Work.Kind.LATE_SUPPLY, Work.Kind.UNORDERED, Work.Kind.APPROVAL, Work.Kind.TOLD,
                    Work.Kind.QUESTION, Work.Kind.SURPLUS,
                    Work.Kind.DRAFT);
            case AGENT -> EnumSet.of(Work.Kind.HELD, Work.Kind.LEGAL, Work.Kind.UNTOLD, Work.Kind.CALL, Work.Kind.REFUND);
            case WAREHOUSE -> EnumSet.of(Work.Kind.TO_SHIP, Work.Kind.DUE_IN);
        };
        kinds.add(Work.Kind.FAILED_REPORT);
        return kinds;
    }

    private static String all(Work.Kind kind) {
        return switch (kind) {
            case HELD -> "/duties?state=held";
            case LEGAL -> "/duties?state=legal";
            case UNTOLD -> "/duties";
            case CALL -> "/calls";
            case REFUND -> "/refunds?state=due";
            case TO_SHIP -> "/orders?state=to-ship";
            case LATE_SUPPLY -> "/purchase-orders?state=late";
            case UNORDERED -> "/waiting?state=not-ordered";
            case APPROVAL -> "/replenish/approvals";
            case TOLD -> "/replenish";
            case QUESTION -> "/vendors/questions";
            case SURPLUS -> "/replenish#surplus";
            case DRAFT -> "/purchase-orders?state=draft";
            case PROPOSAL -> "/replenish?due=today";
            case OUT -> "/items?state=out";
            case DUE_IN -> "/receive";
            case FAILED_REPORT -> "/report-schedules";
        };
    }
}
