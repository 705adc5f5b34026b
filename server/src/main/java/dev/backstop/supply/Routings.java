package dev.backstop.supply;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which steps an item is made at a location. Without a routing the lead time of its terms says how long it takes. */
@Component
class Routings {
    private static final int MOST_STEPS = 50;
    private static final int SETUP_DECIMALS = 3;
    private static final int UNIT_DECIMALS = 4;

    private final JdbcClient jdbc;
    private final Items items;
    private final Locations locations;

    Routings(JdbcClient jdbc, Items items, Locations locations) {
        this.jdbc = jdbc;
        this.items = items;
        this.locations = locations;
    }

    record Key(String sku, String location) {
        @Override
        public String toString() {
            return "of %s at %s".formatted(sku, location);
        }
    }

    /** One step: once {@code setupMinutes}, and {@code minutesPerUnit} of the item's unit. */
    @Strict
    record Step(@Nullable String workCentre, @Nullable String setupMinutes, @Nullable String minutesPerUnit) {}

    /** Steps in their order. */
    @Strict
    record Routing(@Nullable List<Step> operations) {}

    Optional<Routing> find(Key key) {
        var steps = jdbc.sql("""
                SELECT centre.code AS work_centre, trim_scale(operation.setup_minutes)::text AS setup_minutes,
                       trim_scale(operation.minutes_per_unit)::text AS minutes_per_unit
                  FROM supply.operation
                  JOIN supply.work_centre centre ON centre.id = operation.work_centre_id
                  JOIN catalog.item ON item.id = operation.item_id
                  JOIN catalog.location ON location.id = operation.location_id
                 WHERE item.sku = :sku AND location.code = :location
                 ORDER BY operation.step
                """).param("sku", key.sku()).param("location", key.location()).query(Step.class).list();
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Routing(steps));
    }

    private record Checked(long centre, BigDecimal setup, BigDecimal perUnit) {}

    PutResult put(Key key, Routing wanted) {
        var form = new Form();
        var item = items.require(key.sku(), "/sku");
        var location = locations.require(key.location(), "/location");
        var steps = Objects.requireNonNullElse(wanted.operations(), List.<Step>of());
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            form.fault("/operations", "Give 1 to %d operations, as {\"workCentre\":\"KILN\",\"setupMinutes\":\"30\",\"minutesPerUnit\":\"0.5\"}.".formatted(MOST_STEPS));
        }
        var centres = centresAt(location.id());
        var checked = new ArrayList<Checked>();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var at = "/operations/" + i;
            var centre = centres.get(Objects.requireNonNullElse(step.workCentre(), ""));
            form.required(at + "/workCentre", step.workCentre(), "A work centre is needed. Name it by its code.");
            if (centre == null && step.workCentre() != null && !step.workCentre().isBlank()) {
                form.fault(at + "/workCentre", "There is no work centre %s at %s. Check the code, or create it first.".formatted(step.workCentre(), location.code()));
            }
            var setup = form.decimal(at + "/setupMinutes", Objects.requireNonNullElse(step.setupMinutes(), "0"), SETUP_DECIMALS);
            var perUnit = form.decimal(at + "/minutesPerUnit", Objects.requireNonNullElse(step.minutesPerUnit(), "0"), UNIT_DECIMALS);
            if (setup != null && perUnit != null && setup.signum() + perUnit.signum() == 0) {
                form.fault(at, "It takes no time. Give setupMinutes, minutesPerUnit, or leave the operation out.");
            } else if (centre != null && setup != null && perUnit != null) {
                checked.add(new Checked(centre, setup, perUnit));
            }
        }
        var now = find(key).map(before -> Map.of(key, before)).orElse(Map.of());
        return PutResult.putAll(List.of(new PutResult.Checked<>(new Routing(steps), form)), _ -> key, now,
                _ -> store(new Place(item.id(), location.id()), checked)).getFirst();
    }

    private Map<String, Long> centresAt(long location) {
        record Centre(String code, long id) {}
        var found = new HashMap<String, Long>();
        jdbc.sql("SELECT code, id FROM supply.work_centre WHERE location_id = :location ORDER BY code").param("location", location).query(Centre.class)
                .list().forEach(centre -> found.put(centre.code(), centre.id()));
        return found;
    }

    private void store(Place place, List<Checked> steps) {
        delete(place);
        for (var i = 0; i < steps.size(); i++) {
            jdbc.sql("""
                    INSERT INTO supply.operation (item_id, location_id, step, work_centre_id, setup_minutes, minutes_per_unit)
                    VALUES (:item, :location, :step, :centre, :setup, :perUnit)
                    """).param("item", place.item()).param("location", place.location()).param("step", i + 1).param("centre", steps.get(i).centre())
                    .param("setup", steps.get(i).setup()).param("perUnit", steps.get(i).perUnit()).update();
        }
    }

    void delete(Key key) {
        delete(new Place(items.require(key.sku(), "/sku").id(), locations.require(key.location(), "/location").id()));
    }

    private void delete(Place place) {
        jdbc.sql("DELETE FROM supply.operation WHERE (item_id, location_id) = (:item, :location)").param("item", place.item())
                .param("location", place.location()).update();
    }
}
