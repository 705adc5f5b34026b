package dev.backstop.replenishment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Vendors;
import dev.backstop.planning.FreightTariff;
import dev.backstop.web.Columns;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What vendors charge for freight by the value or the weight of an order. */
@Component
class FreightSteps {
    private static final int MOST = 20;
    private static final int MONEY_DECIMALS = 2;
    private static final int WEIGHT_DECIMALS = 3;
    private static final int RATE_DECIMALS = 6;
    private static final String VALUE = "value";
    private static final String WEIGHT = "weight";

    private final JdbcClient jdbc;
    private final Vendors vendors;

    FreightSteps(JdbcClient jdbc, Vendors vendors) {
        this.jdbc = jdbc;
        this.vendors = vendors;
    }

    /** From a value in the vendor's currency, or from so many kilograms; {@code perKilogram} besides, absent: 0. The first step begins at 0. */
    @Strict
    record Step(@Nullable String from, @Nullable String freight, @Nullable String perKilogram) {}

    /** No steps: freight costs nothing, or is not known. {@code basis} is value, also where it is absent, or weight. */
    @Strict
    record Steps(@Nullable String basis, @Nullable List<Step> steps) {}

    Steps of(String vendor) {
        var tariff = of(id(vendor));
        var byWeight = tariff.basis() == FreightTariff.Basis.WEIGHT;
        return new Steps(tariff.basis().name().toLowerCase(Locale.ROOT), tariff.steps().stream()
                .map(step -> new Step(plain(step.from(), byWeight ? 0 : MONEY_DECIMALS), plain(step.freight(), MONEY_DECIMALS),
                        byWeight ? plain(step.perUnit(), 0) : null)).toList());
    }

    private static String plain(BigDecimal number, int least) {
        var shortest = number.stripTrailingZeros();
        return (shortest.scale() < least ? shortest.setScale(least) : shortest).toPlainString();
    }

    private record Row(long vendor, String basis, BigDecimal from, BigDecimal freight, BigDecimal perUnit) {
        FreightTariff.Step step() {
            return new FreightTariff.Step(from, freight, perUnit);
        }
    }

    FreightTariff of(long vendor) {
        return all(vendor).getOrDefault(vendor, FreightTariff.NONE);
    }

    /** Those of all vendors that have any. */
    Map<Long, FreightTariff> all() {
        return all(null);
    }

    private Map<Long, FreightTariff> all(@Nullable Long vendor) {
        var rows = jdbc.sql("""
                SELECT vendor_id AS vendor, basis, from_measure AS "from", freight, per_unit
                  FROM replenishment.freight_step
                 WHERE CAST(:vendor AS bigint) IS NULL OR vendor_id = :vendor
                 ORDER BY vendor_id, from_measure
                """).param("vendor", vendor).query(Row.class).list();
        var bases = new HashMap<Long, FreightTariff.Basis>();
        rows.forEach(row -> bases.put(row.vendor(), FreightTariff.Basis.valueOf(row.basis().toUpperCase(Locale.ROOT))));
        var tariffs = new HashMap<Long, FreightTariff>();
        rows.stream().collect(groupingBy(Row::vendor, mapping(Row::step, toList())))
                .forEach((id, steps) -> tariffs.put(id, new FreightTariff(bases.getOrDefault(id, FreightTariff.Basis.VALUE), steps)));
        return tariffs;
    }

    Steps replace(String vendor, Steps wanted) {
        var id = id(vendor);
        var form = new Form();
        var basis = wanted.basis() == null ? VALUE : wanted.basis();
        form.oneOf("/basis", basis, List.of(VALUE, WEIGHT));
        var given = Objects.requireNonNullElse(wanted.steps(), List.<Step>of());
        if (given.size() > MOST) {
            form.fault("/steps", "%d steps are more than %d. Leave out those that change little.".formatted(given.size(), MOST));
        }
        var seen = new HashSet<BigDecimal>();
        var steps = new ArrayList<FreightTariff.Step>();
        for (var i = 0; i < given.size(); i++) {
            step(given.get(i), basis.equals(WEIGHT), "/steps/" + i, seen, form, steps);
        }
        if (!given.isEmpty() && steps.stream().noneMatch(step -> step.from().signum() == 0)) {
            form.fault("/steps/0/from", "The first step begins at 0. Say what the freight of a small order costs.");
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        store(id, basis, steps);
        return of(vendor);
    }

    private static void step(Step given, boolean byWeight, String at, Set<BigDecimal> seen, Form form, List<FreightTariff.Step> steps) {
        form.required(at + "/from", given.from(), byWeight ? "Give the weight of an order in kilograms from which on this freight holds."
                : "Give the value of an order from which on this freight holds.");
        form.required(at + "/freight", given.freight(), "Give what freight costs from there on; 0 where it is free.");
        var from = form.decimal(at + "/from", given.from(), byWeight ? WEIGHT_DECIMALS : MONEY_DECIMALS);
        var freight = form.decimal(at + "/freight", given.freight(), MONEY_DECIMALS);
        var each = form.decimal(at + "/perKilogram", given.perKilogram(), RATE_DECIMALS);
        if (each != null && each.signum() > 0 && !byWeight) {
            form.fault(at + "/perKilogram", "A rate by the kilogram goes with freight by weight. Set basis to weight, or leave perKilogram out.");
        }
        if (from != null && !seen.add(from.stripTrailingZeros())) {
            form.fault(at + "/from", "%s stands twice. Keep one of the two.".formatted(from));
        }
        if (from != null && freight != null) {
            steps.add(new FreightTariff.Step(from, freight, each == null ? BigDecimal.ZERO : each));
        }
    }

    private void store(long vendor, String basis, List<FreightTariff.Step> steps) {
        jdbc.sql("DELETE FROM replenishment.freight_step WHERE vendor_id = :vendor").param("vendor", vendor).update();
        jdbc.sql("""
                INSERT INTO replenishment.freight_step (vendor_id, basis, from_measure, freight, per_unit)
                SELECT :vendor, :basis, from_measure, freight, per_unit
                  FROM unnest(:from::numeric[], :freight::numeric[], :perUnit::numeric[]) AS step (from_measure, freight, per_unit)
                """).param("vendor", vendor).param("basis", basis).param("from", Columns.texts(steps, FreightTariff.Step::from))
                .param("freight", Columns.texts(steps, FreightTariff.Step::freight))
                .param("perUnit", Columns.texts(steps, FreightTariff.Step::perUnit)).update();
    }

    private long id(String vendor) {
        return vendors.byCode(vendor).orElseThrow(() -> Problem.notFound("vendor", vendor)).id();
    }
}
