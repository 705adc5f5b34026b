package dev.backstop.catalog;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the firm has decided for all its items.
 *
 * @param confidence        chance with which a promised date shall hold, such as 0.9
 * @param graceWorkingDays  a promise later than the one heard by no more than this is no slip
 * @param defaultDaysToShip working days promised where neither a lead time nor a location's own days are known; null: no date
 * @param holdingRate       cost of holding stock, share of its value in a year
 * @param confidenceRules   for whom promises hold with another chance
 */
public record Settings(
        String currency,
        BigDecimal confidence,
        int graceWorkingDays,
        String allocation,
        String sourcing,
        @Nullable Integer defaultDaysToShip,
        String reorderTrigger,
        @Nullable BigDecimal orderingCost,
        BigDecimal holdingRate,
        @Nullable BigDecimal backorderCost,
        List<ConfidenceRule> confidenceRules) {
    public Settings {
        confidenceRules = List.copyOf(confidenceRules);
    }

    /** What holds until somebody decides. */
    public static final Settings USUAL = new Settings(
            "EUR", new BigDecimal("0.9"), 1, "first-come", "priority", null, "at-or-below", null, new BigDecimal("0.2"), null,
            List.of());

    /**
     * The chance with which what is promised shall hold: of all rules that speak of such a customer the surest, so that nobody is promised
     * less than any of them says; where none does, the firm's.
     */
    public BigDecimal confidence(@Nullable String customerClass, String channel) {
        return confidenceRules.isEmpty() ? confidence : confidenceRules.stream().filter(rule -> rule.isFor(customerClass, channel))
                .map(ConfidenceRule::chance).max(Comparator.naturalOrder()).orElse(confidence);
    }

    /** The chances that rules ask for besides the firm's, each once. */
    public List<BigDecimal> otherConfidences() {
        return confidenceRules.stream().map(ConfidenceRule::chance).filter(chance -> chance.compareTo(confidence) != 0).distinct().sorted()
                .toList();
    }

    /** Whether, of equal priority, the class of the customer goes before the date. */
    public boolean servesByClass() {
        return allocation.equals("priority");
    }
}
