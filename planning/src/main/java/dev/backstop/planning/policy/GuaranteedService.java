package dev.backstop.planning.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a chain to keep safety stock: each stage promises its customers a service time S, waits SI for its suppliers, and needs T
 * itself, so its stock covers {@code SI + T − S} days of demand. The promises whose stock costs least, for stages that form a tree.
 *
 * @see "Graves, Willems: Optimizing strategic safety stock placement in supply chains, M&amp;SOM 2 (2000)"
 */
public final class GuaranteedService {
    private final List<Stage> stages;
    private final List<List<Integer>> suppliers = new ArrayList<>();
    private final List<List<Integer>> customers = new ArrayList<>();
    private final int longest;

    /**
     * A place or a step where stock can be kept.
     *
     * @param time    T, whole days
     * @param waits   SI at least, for what comes from outside; 0 without
     * @param quotes  S at most, towards customers outside; null: none
     * @param holding of a unit in stock
     * @param bound   z·σ: safety stock for one day of demand; it grows with the root of the days
     */
    public record Stage(int time, int waits, @Nullable Integer quotes, double holding, double bound) {}

    /** One stage supplies another; both by their number from 0 on. */
    public record Link(int supplier, int customer) {}

    /** What each stage promises, and what the stock for it costs. */
    public record Placement(List<Integer> service, double cost) {
        public Placement {
            service = List.copyOf(service);
        }
    }

    private GuaranteedService(List<Stage> stages, List<Link> links) {
        if (links.size() != stages.size() - 1) {
            throw new IllegalArgumentException("%d stages form a tree with %d links, but there were %d".formatted(stages.size(),
                    stages.size() - 1, links.size()));
        }
        this.stages = List.copyOf(stages);
        for (var stage = 0; stage < stages.size(); stage++) {
            suppliers.add(new ArrayList<>());
            customers.add(new ArrayList<>());
        }
        for (var link : links) {
            suppliers.get(link.customer()).add(link.supplier());
            customers.get(link.supplier()).add(link.customer());
        }
        this.longest = stages.stream().mapToInt(stage -> stage.time() + stage.waits()).sum();
    }

    /** The placement that costs least. */
    public static Placement best(List<Stage> stages, List<Link> links) {
        var chain = new GuaranteedService(stages, links);
        var root = chain.branch(0, -1);
        var service = new Integer[stages.size()];
        Arrays.fill(service, 0);
        var cheapest = Double.POSITIVE_INFINITY;
        var promise = 0;
        for (var s = 0; s <= chain.longest; s++) {
            if (root.costOfPromise(s) < cheapest) {
                cheapest = root.costOfPromise(s);
                promise = s;
            }
        }
        if (cheapest == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("No promises keep within what is quoted to customers outside");
        }
        root.choose(promise, root.bestWait(promise), service);
        return new Placement(List.of(service), cheapest);
    }

    private Branch branch(int stage, int from) {
        return new Branch(stage,
                suppliers.get(stage).stream().filter(other -> other != from).map(other -> branch(other, stage)).toList(),
                customers.get(stage).stream().filter(other -> other != from).map(other -> branch(other, stage)).toList());
    }

    /** A stage and all that hangs on it, seen from the stage it hangs on: costs by what it promises, S, and how long it waits, SI. */
    private final class Branch {
        private final int stage;
        private final List<Branch> supplied;
        private final List<Branch> serving;
        private final double[][] costs; // by S and SI

        Branch(int stage, List<Branch> supplied, List<Branch> serving) {
            this.stage = stage;
            this.supplied = supplied;
            this.serving = serving;
            this.costs = new double[longest + 1][longest + 1];
            for (var promise = 0; promise <= longest; promise++) {
                for (var wait = 0; wait <= longest; wait++) {
                    costs[promise][wait] = cost(promise, wait);
                }
            }
        }

        private double cost(int promise, int wait) {
            var own = stages.get(stage);
            var covered = wait + own.time() - promise;
            if (covered < 0 || wait < own.waits() || (own.quotes() != null && promise > own.quotes())) {
                return Double.POSITIVE_INFINITY;
            }
            var cost = own.holding() * own.bound() * Math.sqrt(covered);
            for (var supplier : supplied) {
                cost += supplier.costOfPromise(supplier.bestPromise(wait));
            }
            for (var customer : serving) {
                cost += customer.costAfter(promise);
            }
            return cost;
        }

        double costOfPromise(int promise) {
            return costs[promise][bestWait(promise)];
        }

        int bestWait(int promise) {
            var best = 0;
            for (var wait = 1; wait <= longest; wait++) {
                best = costs[promise][wait] < costs[promise][best] ? wait : best;
            }
            return best;
        }

        /** The best promise to a customer who waits no longer than so. */
        private int bestPromise(int wait) {
            var best = 0;
            for (var promise = 1; promise <= wait; promise++) {
                best = costOfPromise(promise) < costOfPromise(best) ? promise : best;
            }
            return best;
        }

        /** What it costs if a supplier promises so much; other suppliers may keep it waiting longer. */
        private double costAfter(int promised) {
            var wait = bestWaitAfter(promised);
            return costs[bestPromiseFor(wait)][wait];
        }

        private int bestWaitAfter(int promised) {
            var best = promised;
            for (var wait = promised + 1; wait <= longest; wait++) {
                best = costs[bestPromiseFor(wait)][wait] < costs[bestPromiseFor(best)][best] ? wait : best;
            }
            return best;
        }

        /** The best promise of a stage that waits so long. */
        private int bestPromiseFor(int wait) {
            var best = 0;
            for (var promise = 1; promise <= longest; promise++) {
                best = costs[promise][wait] < costs[best][wait] ? promise : best;
            }
            return best;
        }

        void choose(int promise, int wait, Integer[] service) {
            service[stage] = promise;
            for (var supplier : supplied) {
                var theirs = supplier.bestPromise(wait);
                supplier.choose(theirs, supplier.bestWait(theirs), service);
            }
            for (var customer : serving) {
                var theirs = customer.bestWaitAfter(promise);
                customer.choose(customer.bestPromiseFor(theirs), theirs, service);
            }
        }
    }
}
