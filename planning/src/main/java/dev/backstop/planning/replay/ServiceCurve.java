package dev.backstop.planning.replay;

import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.policy.StockingRule.Aim;
import dev.backstop.planning.replay.Replay.PolicyOf;
import java.util.List;
import java.util.function.DoubleFunction;

/** Service against stock: what each target would have come to, for a slider that shows what more service costs. */
public final class ServiceCurve {
    private ServiceCurve() {}

    /** A target, and what it came to. */
    public record Point(double target, Result result) {}

    /** Replays the learned policy for each fill rate asked for. */
    public static List<Point> points(Past past, Rules rules, Aim aim, List<Double> fillRates, int from) {
        return points(past, rules, fillRates, share -> new LearnedPolicy(past, rules, aim.with(new ServiceTarget.FillRate(share))), from);
    }

    /** Replays a policy for each fill rate asked for. */
    public static List<Point> points(Past past, Rules rules, List<Double> fillRates, DoubleFunction<PolicyOf> policy, int from) {
        return fillRates.stream().map(share -> new Point(share, Replay.run(past, rules, policy.apply(share), from))).toList();
    }
}
