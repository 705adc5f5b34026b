package dev.backstop.planning.replay;

import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.replay.Rules.Waiting;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Runs a policy over the past, day by day: what was due comes in and serves who waits, then the day's demand is served, then, in the
 * evening, the position is looked at and an order may go out. It takes as long as real orders of those days took.
 */
public final class Replay {
    private Replay() {}

    /** The policy of an evening, from nothing later than that day; nothing: no order yet. */
    public interface PolicyOf {
        Optional<StockingPolicy> on(LocalDate day, int dayOfSeries);

        /** The same policy on all days. */
        static PolicyOf always(StockingPolicy policy) {
            var present = Optional.of(policy);
            return (_, _) -> present;
        }
    }

    /**
     * What a policy would have come to. Until its first evening it has ordered nothing, so what really came comes here too, and what was on
     * its way on that evening still does: nobody begins with empty shelves because he begins to plan.
     *
     * @param from day of the series from which on is counted; before it the policy runs in. From the first day: 0
     */
    public static Result run(Past past, Rules rules, PolicyOf policy, int from) {
        var run = new Run(past.demand(), past.opening(), rules.waiting(), from);
        past.receipts().forEach(run::comes);
        for (var day = 0; day < past.demand().days(); day++) {
            run.serve(day);
            var date = past.demand().first().plusDays(day);
            if (rules.isOrderDay(date)) {
                var evening = day;
                policy.on(date, day).ifPresent(rule -> run.order(evening, rule, past, rules));
            }
        }
        return run.result();
    }

    /** What really came, served in the same way: the yardstick for {@link #run}. */
    public static Result asItWas(Past past, Waiting waiting, int from) {
        var run = new Run(past.demand(), past.opening(), waiting, from);
        for (var receipt : past.receipts()) {
            var day = Math.toIntExact(receipt.day().toEpochDay() - past.demand().first().toEpochDay());
            if (day >= 0) {
                run.place(day, day, receipt.quantity());
            }
        }
        for (var day = 0; day < past.demand().days(); day++) {
            run.serve(day);
        }
        return run.result();
    }

    private static final class Run {
        private final DemandSeries demand;
        private final Waiting waiting;
        private final int from;
        private final long[] due; // by day of the series
        private long onHand;
        private long backlog;
        private long onOrder;
        private long wanted;
        private long served;
        private long lost;
        private long waited;
        private long unitDays;
        private long stockDays;
        private int stockOuts;
        private int orders;
        private long ordered;
        private boolean inCharge;

        Run(DemandSeries demand, long opening, Waiting waiting, int from) {
            this.demand = demand;
            this.waiting = waiting;
            this.from = from;
            this.due = new long[demand.days()];
            this.onHand = opening;
        }

        void serve(int day) {
            onHand += due[day];
            onOrder -= due[day];
            var late = Math.min(backlog, onHand);
            backlog -= late;
            onHand -= late;
            var today = demand.quantity(day);
            var atOnce = Math.min(today, onHand);
            onHand -= atOnce;
            var taken = taken(today - atOnce, day);
            backlog += taken;
            if (day >= from) {
                wanted += today;
                served += atOnce;
                waited += taken;
                lost += today - atOnce - taken;
                unitDays += backlog;
                stockDays += onHand;
                stockOuts += onHand == 0 ? 1 : 0;
            }
        }

        private long taken(long missing, int day) {
            return switch (waiting) {
                case Waiting.Never() -> 0;
                case Waiting.Always() -> missing;
                case Waiting.UpTo(var days) -> Math.clamp(comingWithin(day, days) - backlog, 0, missing);
            };
        }

        private long comingWithin(int day, int days) {
            var coming = 0L;
            for (var ahead = day + 1; ahead <= day + days && ahead < due.length; ahead++) {
                coming += due[ahead];
            }
            return coming;
        }

        /** Something that really came. */
        void comes(Past.Receipt receipt) {
            var day = day(receipt.day());
            if (day >= 0 && day < due.length) {
                due[day] += receipt.quantity();
                onOrder += receipt.quantity();
            }
        }

        private int day(LocalDate date) {
            return Math.toIntExact(date.toEpochDay() - demand.first().toEpochDay());
        }

        /** What really came later than an order of this evening would have is ordered by the policy or not at all. */
        private void takeCharge(int evening, int arrival) {
            if (!inCharge) {
                inCharge = true;
                for (var day = Math.max(evening + 1, arrival); day < due.length; day++) {
                    onOrder -= due[day];
                    due[day] = 0;
                }
            }
        }

        void order(int day, StockingPolicy policy, Past past, Rules rules) {
            var date = demand.first().plusDays(day);
            var arrival = day(rules.receiver().onOrAfter(date.plusDays(Math.max(1, past.leadTime(date, rules.leadTimeDays())))));
            takeCharge(day, arrival);
            var position = onHand + onOrder - backlog;
            var need = policy.isDue(position) ? policy.need(position) : 0;
            if (need == 0 || (policy.reviewDays() > 1 && day % policy.reviewDays() != 0 && rules.orderDays().isEmpty())) {
                return;
            }
            var quantity = OrderQuantities.round(need, rules.terms(), null).quantity();
            if (quantity > 0) {
                place(day, arrival, quantity);
            }
        }

        /** Beyond the last day nothing is looked at any more. */
        void place(int day, int arrival, long quantity) {
            if (arrival < due.length) {
                due[arrival] += quantity;
            }
            onOrder += quantity;
            orders += day >= from ? 1 : 0;
            ordered += day >= from ? quantity : 0;
        }

        Result result() {
            var days = Math.max(0, demand.days() - from);
            return new Result(days, wanted, served, lost, waited, unitDays, days == 0 ? 0 : (double) stockDays / days, stockOuts, orders,
                    ordered);
        }
    }
}
