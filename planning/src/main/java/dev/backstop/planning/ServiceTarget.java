package dev.backstop.planning;

/** What a reorder point is to achieve. The three differ widely; a firm says which one it means. */
public sealed interface ServiceTarget {

    /** The chance that a replenishment arrives before stock runs out. */
    record CycleService(double chance) implements ServiceTarget {
        public CycleService {
            requireShare(chance);
        }
    }

    /** The share of demand that is served from stock at once. */
    record FillRate(double share) implements ServiceTarget {
        public FillRate {
            requireShare(share);
        }
    }

    /**
     * The least cost of waiting customers and of stock together: the newsvendor's ratio {@code p/(p+h)}.
     *
     * @param backorder p: what one unit short costs a day
     * @param holding   h: what one unit in stock costs a day
     */
    record Cost(double backorder, double holding) implements ServiceTarget {
        public Cost {
            requireShare(backorder / (backorder + holding));
        }

        public double ratio() {
            return backorder / (backorder + holding);
        }
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("A service target lies between 0 and 1, both excluded, but was " + share);
        }
    }
}
