package dev.backstop.planning;

/** What is known of the demand to come: a distribution of its total over any number of days from today on. */
public interface DemandForecast {
    /** Mean, smallest units a day. */
    double perDay();

    /** Total demand over so many days. */
    TotalDemand over(int days);

    /**
     * Total demand from one look at the stock to the next, given how fast the item goes: without the doubt about its level, which these
     * days share with those of the lead time.
     */
    default TotalDemand betweenLooks(int days) {
        return over(days);
    }

    /** Total demand over an uncertain lead time and the days until the next review. */
    default TotalDemand over(LeadTimeSpread leadTime, int review) {
        var chances = leadTime.chances();
        return chances.size() == 1
                ? over(chances.firstKey() + review)
                : new MixedDemand(chances.entrySet().stream()
                        .map(each -> new MixedDemand.Part(each.getValue(), over(each.getKey() + review))).toList());
    }
}
