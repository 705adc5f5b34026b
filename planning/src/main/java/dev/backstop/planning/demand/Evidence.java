package dev.backstop.planning.demand;

/**
 * How much of a panel's past outcomes are known for.
 *
 * @param origins moments that were forecast from; the rows of one series stand together, one for each of them
 * @param spans   of the horizon's length that they cover: origins closer than that share outcomes
 * @param years   that the panel covers in all
 * @param spread  by how much moments differ, as {@link Moments} tells
 */
record Evidence(int origins, int spans, double years, double spread) {
    /** As many are held back at most. */
    static final int MOST_SPANS = 4;

    private static final double A_YEAR = 0.97; // days of a year less the horizon still count as one
    private static final double YEARS_TO_TRUST = 2;
    private static final double UNSEEN_MOMENT = 0.5;

    /** Of moments that differ as usual. */
    Evidence(int origins, int spans, double years) {
        this(origins, spans, years, Moments.USUAL);
    }

    /** How many moments it is worth, at least one: those of a panel that saw less than every season twice share its fortunes. */
    double moments() {
        return Math.max(1, spans * Math.min(1, years / YEARS_TO_TRUST));
    }

    /** As what part of a moment the next one counts, all of its outcomes higher than the seen ones: less where moments are alike. */
    double unseen() {
        return UNSEEN_MOMENT * Math.min(1, spread / Moments.USUAL);
    }

    /** How much of a correction learned from these moments is kept: the fewer they are, the more it was their own fortune. */
    double steadiness() {
        return Math.min(1, (double) spans / MOST_SPANS);
    }

    /** How many outcomes of its own a row stands for: origins closer than a span share theirs. */
    double perRow() {
        return (double) spans / origins;
    }

    static boolean coversAYear(DemandPanel panel) {
        return panel.periods() >= panel.year() * A_YEAR;
    }
}
