package dev.backstop.demo;

/**
 * The plain rule by which the demo company's buyer orders.
 *
 * @param reorderPoint order when stock and orders less what is owed have fallen to this
 * @param orderUpTo    and order up to this
 */
record Policy(long reorderPoint, long orderUpTo) {
    static final int DAYS_LOOKED_BACK = 56;
    private static final int REVIEW_DAYS = 7;
    private static final int COVER_DAYS = 35;
    private static final double SAFETY = 1.6; // standard deviations: about 19 cycles in 20 without a gap, if demand stayed as it was

    /** From the demand of the days looked back on. */
    static Policy from(double meanPerDay, double deviationPerDay, int leadTimeDays) {
        var protectedDays = leadTimeDays + REVIEW_DAYS;
        var reorderPoint = Math.round(meanPerDay * protectedDays + SAFETY * deviationPerDay * Math.sqrt(protectedDays));
        return new Policy(reorderPoint, reorderPoint + (long) Math.ceil(meanPerDay * COVER_DAYS));
    }

    /** How much to order at a position; 0 above the reorder point. */
    long quantityAt(long position, long moq, long multiple) {
        var shortage = orderUpTo - position;
        if (position > reorderPoint || shortage <= 0) {
            return 0;
        }
        return Math.ceilDiv(Math.max(shortage, moq), multiple) * multiple;
    }
}
