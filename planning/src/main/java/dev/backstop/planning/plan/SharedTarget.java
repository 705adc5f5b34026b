package dev.backstop.planning.plan;

import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.ServiceTarget.FillRate;
import dev.backstop.planning.plan.Draft.Ready;
import dev.backstop.planning.policy.FillRateSpread;
import java.util.ArrayList;
import java.util.List;

/**
 * One fill rate over all items together, weighed by what they cost: cheap stock serves first. It takes the place of the items' own
 * targets; none is served less than {@value #LEAST}. Items whose cost is not known keep their own target.
 */
public final class SharedTarget {
    private static final double LEAST = 0.5;
    private static final int STEPS = 64; // from the least level to the highest that is worth a look

    private SharedTarget() {}

    /**
     * Drafts with the levels of the least money in stock.
     *
     * @param fillRate value served from stock at once, as a share of the value wanted, 0 to 1, both excluded
     */
    public static List<Draft> over(List<Draft> drafts, double fillRate) {
        var chosen = new ArrayList<Integer>();
        var items = new ArrayList<FillRateSpread.Item>();
        for (var i = 0; i < drafts.size(); i++) {
            if (drafts.get(i) instanceof Ready ready && ready.place().terms().unitCost() > 0 && ready.forecast().perDay() > 0) {
                chosen.add(i);
                items.add(item(ready));
            }
        }
        var levels = FillRateSpread.reaching(fillRate, items).levels();
        var changed = new ArrayList<>(drafts);
        for (var k = 0; k < chosen.size(); k++) {
            var draft = (Ready) drafts.get(chosen.get(k));
            changed.set(chosen.get(k), draft.with(new Levels(levels.get(k), levels.get(k) + draft.order().quantity(), draft.levels()
                    .expected())));
        }
        return changed;
    }

    /** In steps, so that an item wanted by the thousand does not take thousands of them. */
    private static FillRateSpread.Item item(Ready draft) {
        var cycle = draft.cycle();
        var perDay = draft.forecast().perDay();
        var least = cycle.levels(new FillRate(LEAST)).reorderPoint();
        var step = Math.max(1, (cycle.covered().quantile(0.999) - least) / STEPS);
        var cost = draft.place().terms().unitCost();
        return new FillRateSpread.Item(level -> perDay * (1 - cycle.fillRate(level)), perDay, least, cost, cost, step);
    }
}
