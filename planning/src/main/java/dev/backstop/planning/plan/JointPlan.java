package dev.backstop.planning.plan;

import dev.backstop.planning.plan.Draft.Ready;
import dev.backstop.planning.policy.JointOrders;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.Basis;
import dev.backstop.planning.policy.StockingRule.UsualOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that one vendor delivers to one location, ordered in one rhythm: those whose terms say what a line costs. Their usual orders
 * follow from the rhythm that costs least, see {@link JointOrders}; and when one of them is due, those go along that would be due before
 * the vendor's next order.
 */
public final class JointPlan {
    private static final double DAYS_IN_A_YEAR = 365;

    private JointPlan() {}

    private record Vendor(String name, String location) {}

    /** Decides about all drafts, in their order. */
    public static List<Planned> decide(Planner planner, List<Draft> drafts) {
        var joint = new ArrayList<Draft>(drafts);
        var along = new boolean[drafts.size()];
        for (var group : groups(drafts).values()) {
            order(planner, joint, group, along);
        }
        var lines = new ArrayList<Planned>(drafts.size());
        for (var i = 0; i < along.length; i++) {
            lines.add(planner.decide(joint.get(i), along[i]));
        }
        return lines;
    }

    private static Map<Vendor, List<Integer>> groups(List<Draft> drafts) {
        var groups = new HashMap<Vendor, List<Integer>>();
        for (var i = 0; i < drafts.size(); i++) {
            if (drafts.get(i) instanceof Ready ready && isJoint(ready)) {
                var terms = ready.place().terms();
                groups.computeIfAbsent(new Vendor(terms.vendor(), terms.spot().location()), _ -> new ArrayList<>()).add(i);
            }
        }
        return groups;
    }

    private static boolean isJoint(Ready draft) {
        var aim = draft.place().terms().aim();
        return draft.place().terms().lineCost() != null && perOrder(draft) > 0 && aim.holding() > 0 && draft.forecast().perDay() > 0;
    }

    private static double perOrder(Ready draft) {
        var perOrder = draft.place().terms().aim().perOrder();
        return perOrder == null ? 0 : perOrder;
    }

    private static void order(Planner planner, List<Draft> drafts, List<Integer> group, boolean[] along) {
        var items = group.stream().map(i -> item((Ready) drafts.get(i))).toList();
        var rhythm = JointOrders.rhythm(group.stream().mapToDouble(i -> perOrder((Ready) drafts.get(i))).max().orElseThrow(), items);
        var isAnyDue = false;
        for (var k = 0; k < items.size(); k++) {
            var draft = (Ready) drafts.get(group.get(k));
            var changed = draft.with(usualOrder(draft, rhythm.quantity(items, k)));
            drafts.set(group.get(k), changed);
            isAnyDue |= shortBy(planner, changed, 0);
        }
        for (var i : group) {
            along[i] = isAnyDue && shortBy(planner, (Ready) drafts.get(i), rhythm.years() * DAYS_IN_A_YEAR);
        }
    }

    private static JointOrders.Item item(Ready draft) {
        var lineCost = draft.place().terms().lineCost();
        return new JointOrders.Item(lineCost == null ? 0 : lineCost, draft.forecast().perDay() * DAYS_IN_A_YEAR, draft.place().terms()
                .aim().holding());
    }

    private static UsualOrder usualOrder(Ready draft, double quantity) {
        var aim = draft.place().terms().aim();
        var least = Math.max(aim.terms().moq(), aim.terms().multiple());
        var keeps = aim.shelfLifeDays() == null ? Long.MAX_VALUE : Math.round(draft.forecast().perDay() * aim.shelfLifeDays());
        var wanted = Math.round(quantity);
        return wanted < least ? new UsualOrder(least, Basis.VENDORS_LEAST)
                : wanted > keeps ? new UsualOrder(Math.max(least, keeps), Basis.SHELF_LIFE) : new UsualOrder(wanted, Basis.JOINT);
    }

    /** Whether it is due, or will be after so many days of use. */
    private static boolean shortBy(Planner planner, Ready draft, double days) {
        var point = StockingRule.reorderPoint(draft.levels(), planner.today(), draft.place().terms().holidayUntil());
        return draft.place().stock().position() - days * draft.forecast().perDay() <= point;
    }
}
