package dev.backstop.planning.demand;

/** Where running estimates start, and how fast the past counts less. */
final class Start {
    private static final double PERIODS_TO_HALVE = 0.6; // of a history's length
    private static final int FEWEST_TO_HALVE = 12;

    private Start() {}

    /** Mean of the first quarter of the periods, of 8 at least, and of as many after the first demand as came before it. */
    static double mean(History history) {
        var periods = first(history);
        var sum = 0.0;
        for (var i = 0; i < periods; i++) {
            sum += history.values[i];
        }
        return periods == 0 ? 0 : sum / periods;
    }

    /** Mean size of the demands in the first quarter. */
    static double size(History history) {
        var periods = first(history);
        var sum = 0.0;
        var demands = 0;
        for (var i = 0; i < periods; i++) {
            if (history.values[i] > 0) {
                sum += history.values[i];
                demands++;
            }
        }
        return demands == 0 ? 0 : sum / demands;
    }

    /** By how much a period counts less than the next one when past errors are weighed. */
    static double fade(int length) {
        return Math.exp(-Math.log(2) / Math.max(FEWEST_TO_HALVE, PERIODS_TO_HALVE * length));
    }

    private static int first(History history) {
        var before = 0;
        while (before < history.length && !(history.values[before] > 0)) {
            before++;
        }
        return Math.min(history.length, Math.max(2 * before + 1, Math.max(8, history.length / 4)));
    }
}
