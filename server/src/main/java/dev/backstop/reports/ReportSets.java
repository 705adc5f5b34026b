package dev.backstop.reports;

import dev.backstop.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sets that come with the program, in the order of the list. */
@Component
class ReportSets {
    private static final List<ReportSet> ALL = List.of(StockLevel.SET, BelowReorderPoint.SET, StockOuts.SET, SlowStock.SET,
            StockValuation.SET,
            UsageVelocity.SET, Segmented.SET, ForecastError.SET, DemandTruth.SET, Backorders.SET, PromisesDue.SET, PromisesKept.SET,
            PromiseCalibration.SET, VendorDays.SET, ToldBeforeAfter.SET, FillRate.SET, CustomerReliability.SET, Fairness.SET,
            DutiesBalance.SET, OffersMade.SET, LatePurchases.SET,
                    VendorRecord.SET);

    private final Map<String, ReportSet> byName = ALL.stream().collect(Collectors.toMap(ReportSet::name, Function.identity()));

    List<ReportSet> all() {
        return ALL;
    }

    ReportSet get(String name) {
        var set = byName.get(name);
        if (set == null) {
            throw Problem.notFound("report", name);
        }
        return set;
    }
}
