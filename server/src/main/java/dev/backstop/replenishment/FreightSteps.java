package dev.backstop.replenishment;

import dev.backstop.catalog.Vendors;
import dev.backstop.planning.FreightTopUp;
import dev.backstop.web.Columns;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What vendors charge for freight by the value of an order. */
@Component
class FreightSteps {
    private static final int MOST = 20;
    private static final int MONEY_DECIMALS = 2;

    private final JdbcClient jdbc;
    private final Vendors vendors;

    FreightSteps(JdbcClient jdbc, Vendors vendors) {
        this.jdbc = jdbc;
        this.vendors = vendors;
    }

    /** In the vendor's currency; the first step begins at 0. */
    @Strict
    record Step(@Nullable String from, @Nullable String freight) {}

    /** None: freight costs nothing, or is not known. */
    @Strict
    record Steps(@Nullable List<Step> steps) {}

    Steps of(String vendor) {
        return new Steps(of(id(vendor)).stream().map(step -> new Step(step.fromValue().toPlainString(), step.freight().toPlainString())).toList());
    }

    List<FreightTopUp.Step> of(long vendor) {
        return jdbc.sql("SELECT from_value, freight FROM replenishment.freight_step WHERE vendor_id = :vendor ORDER BY from_value")
                .param("vendor", vendor).query(FreightTopUp.Step.class).list();
    }

    Steps replace(String vendor, Steps wanted) {
        var id = id(vendor);
        var form = new Form();
        var given = Objects.requireNonNullElse(wanted.steps(), List.<Step>of());
        if (given.size() > MOST) {
            form.fault("/steps", "%d steps are more than %d. Leave out those that change little.".formatted(given.size(), MOST));
        }
        var seen = new HashSet<BigDecimal>();
        var steps = new ArrayList<FreightTopUp.Step>();
        for (var i = 0; i < given.size(); i++) {
            var at = "/steps/" + i;
            form.required(at + "/from", given.get(i).from(), "Give the value of an order from which on this freight holds.");
            form.required(at + "/freight", given.get(i).freight(), "Give what freight costs from there on; 0 where it is free.");
            var from = form.decimal(at + "/from", given.get(i).from(), MONEY_DECIMALS);
            var freight = form.decimal(at + "/freight", given.get(i).freight(), MONEY_DECIMALS);
            if (from != null && !seen.add(from.stripTrailingZeros())) {
                form.fault(at + "/from", "%s stands twice. Keep one of the two.".formatted(from));
            }
            if (from != null && freight != null) {
                steps.add(new FreightTopUp.Step(from, freight));
            }
        }
        if (!given.isEmpty() && steps.stream().noneMatch(step -> step.fromValue().signum() == 0)) {
            form.fault("/steps/0/from", "The first step begins at 0. Say what the freight of a small order costs.");
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        store(id, steps);
        return of(vendor);
    }

    private void store(long vendor, List<FreightTopUp.Step> steps) {
        jdbc.sql("DELETE FROM replenishment.freight_step WHERE vendor_id = :vendor").param("vendor", vendor).update();
        jdbc.sql("""
                INSERT INTO replenishment.freight_step (vendor_id, from_value, freight)
                SELECT :vendor, from_value, freight FROM unnest(:from::numeric[], :freight::numeric[]) AS step (from_value, freight)
                """).param("vendor", vendor).param("from", Columns.texts(steps, FreightTopUp.Step::fromValue))
                .param("freight", Columns.texts(steps, FreightTopUp.Step::freight)).update();
    }

    private long id(String vendor) {
        return vendors.byCode(vendor).orElseThrow(() -> Problem.notFound("vendor", vendor)).id();
    }
}
