package dev.backstop.planning.replay;

import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.policy.StockingRule.Aim;
import java.util.List;

/** Service against stock: what each target would have come to, for a slider that shows what more service costs. */
public final class ServiceCurve {
    private ServiceCurve() {}

    /** A target, and what it came to. */
    public record Point(double target, Result result) {}

    /** Replays the learned policy for each fill rate asked for. */
    public static List<Point> points(Past past, Rules rules, Aim aim, List<Double> fillRates, int from) {
        return fillRates.stream()
                .map(target -> {
                    var asked = new Aim(new ServiceTarget.FillRate(target), aim.terms(), aim.reviewDays(), aim.perOrder(), aim.holding(),
                            aim.shelfLifeDays());
                    return new Point(target, Replay.run(past, rules, new LearnedPolicy(past, rules, asked), from));
                })
                .toList();
    }
}
