package dev.backstop.planning;

import java.util.List;

/** Demand over an uncertain number of days: one distribution for each possible number, weighted by its chance. */
record MixedDemand(List<Part> parts) implements TotalDemand {
    record Part(double weight, TotalDemand demand) {}

    MixedDemand {
        parts = List.copyOf(parts);
    }

    @Override
    public double mean() {
        return parts.stream().mapToDouble(part -> part.weight() * part.demand().mean()).sum();
    }

    @Override
    public double chanceWithin(long quantity) {
        return parts.stream().mapToDouble(part -> part.weight() * part.demand().chanceWithin(quantity)).sum();
    }

    @Override
    public double expectedBeyond(long quantity) {
        return parts.stream().mapToDouble(part -> part.weight() * part.demand().expectedBeyond(quantity)).sum();
    }
}
