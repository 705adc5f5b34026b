package dev.backstop.replenishment;

import dev.backstop.replenishment.ProposalBook.Blocked;
import dev.backstop.replenishment.ProposalBook.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a run changes, gathered place by place and written in sets. */
final class PlanOutcome {
    private static final int ROWS_AT_A_TIME = 10_000;

    private final ProposalBook book;
    private final Instant now;
    private final List<Need> added = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private final List<Long> withdrawn = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private PlanCounts counts = PlanCounts.NONE;

    PlanOutcome(ProposalBook book, Instant now) {
        this.book = book;
        this.now = now;
    }

    /** Keeps, changes, adds and withdraws: what is still needed keeps its age, and what was dismissed stays so while the dismissal holds. */
    void settle(List<Need> needs, List<ProposalRow> standing, LocalDate today) {
        var counted = counts.place();
        var answered = new ArrayList<Long>();
        for (var need : needs) {
            var mine = standing.stream().filter(row -> row.need().forOrder().equals(need.forOrder())).toList();
            var open = mine.stream().filter(ProposalRow::open).findFirst();
            mine.stream().filter(row -> row.silences(need, today)).map(ProposalRow::id).forEach(answered::add);
            if (open.isPresent()) {
                answered.add(open.get().id());
                if (open.get().need().equals(need)) {
                    counted = counted.keep();
                } else {
                    counted = counted.change();
                    changed.add(new Change(open.get().id(), need));
                }
            } else if (mine.stream().noneMatch(row -> row.silences(need, today))) {
                counted = counted.add();
                added.add(need);
            }
        }
        for (var row : standing) {
            if (!answered.contains(row.id()) && (row.open() || row.dismissedUntil() == null)) {
                counted = row.open() ? counted.withdraw() : counted;
                withdrawn.add(row.id());
            }
        }
        counts = counted;
        writeIfMany();
    }

    void block(Blocked need) {
        counts = counts.block();
        blocked.add(need);
    }

    /** Writes the rest. */
    PlanCounts done() {
        write();
        return counts;
    }

    private void writeIfMany() {
        if (added.size() + changed.size() + withdrawn.size() + blocked.size() >= ROWS_AT_A_TIME) {
            write();
        }
    }

    private void write() {
        book.write(withdrawn, changed, added, blocked, now);
        withdrawn.clear();
        changed.clear();
        added.clear();
        blocked.clear();
    }
}
