package dev.backstop.planning.demand;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The methods that compete, in a fixed order; the model learned from all series comes last. */
final class Portfolio {
    /**
     * One of them.
     *
     * @param movesWithPanel whether its level follows late, so that the panel's common movement is given back to it
     * @param votes          how much it counts before anything is known: less than 1 where others say nearly the same
     */
    record Member(String name, Method method, boolean movesWithPanel, double votes) {}

    static final String BOOSTING = "boosting";

    /** Of a method that follows the level: four do, each in its way, and together they would outvote what is known otherwise. */
    private static final double ONE_OF_FOUR = 0.5;

    private static final List<Member> ALL = List.of(
            new Member("drawn mean", new DrawnMean(), true, 1),
            new Member("smoothing", new Smoothing(0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5), true, ONE_OF_FOUR),
            new Member("tsb", new Tsb(0.1, 0.02, 0.05, 0.1, 0.2), true, ONE_OF_FOUR),
            new Member("sba", new Sba(0.1), true, ONE_OF_FOUR),
            new Member("imapa", new Imapa(12), true, ONE_OF_FOUR),
            new Member("totals around level", new RecentTotals(0.6), true, 1),
            new Member("theta", new Theta(0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9), false, 1),
            new Member("ets", new AveragedEts(), false, 1));

    static final Portfolio WHOLE = new Portfolio(ALL, true);
    static final Portfolio WITHOUT_TREES = new Portfolio(ALL, false);
    static final Portfolio NONE = new Portfolio(List.of(), false);

    private final List<Member> members;
    private final boolean boosted;

    private Portfolio(List<Member> members, boolean boosted) {
        this.members = members;
        this.boosted = boosted;
    }

    /** Without some of them: to see what they are worth. */
    static Portfolio only(Predicate<String> names) {
        return new Portfolio(ALL.stream().filter(member -> names.test(member.name())).toList(), names.test(BOOSTING));
    }

    /** Those that a panel can prove: trees that have not seen every month of a year once take the months they saw for the rule. */
    Portfolio provableOn(DemandPanel panel) {
        return boosted && !Evidence.coversAYear(panel) ? new Portfolio(members, false) : this;
    }

    List<Member> members() {
        return members;
    }

    boolean boosted() {
        return boosted;
    }

    /** How much a method counts before its outcomes are known. */
    double votes(int method) {
        return method < members.size() ? members.get(method).votes() : 1;
    }

    /** How much of that it counts for an item known for so many periods. */
    double believed(int method, int periods) {
        return method < members.size() ? members.get(method).method().believed(periods) : 1;
    }

    int size() {
        return members.size() + (boosted ? 1 : 0);
    }

    List<String> names() {
        var names = Stream.of(BOOSTING).filter(_ -> boosted);
        return Stream.concat(members.stream().map(Member::name), names).toList();
    }
}
