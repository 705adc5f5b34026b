package dev.backstop.automation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What buyers are to be told, gathered through a run: one mail for each buyer and vendor, whatever the locations and rules behind it. */
final class Told {
    /** Who is told about whom; a vendor of null stands for what we make and move ourselves. */
    record Of(String buyer, @Nullable Long vendor, @Nullable String vendorName) {}

    /** What is told, by the first rule that asked for it. */
    record Needs(Rule rule, List<DueNeed> needs) {}

    private final Map<Of, Needs> told = new LinkedHashMap<>();

    void add(Rule rule, Collection<DueNeed> needs) {
        for (var need : needs) {
            var buyer = rule.tellTo() != null ? rule.tellTo() : Objects.requireNonNullElse(need.buyer(), "");
            told.computeIfAbsent(new Of(buyer, need.vendor(), need.vendorName()), _ -> new Needs(rule, new ArrayList<>())).needs().add(need);
        }
    }

    Map<Of, Needs> all() {
        return told;
    }
}
