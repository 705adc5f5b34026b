package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.catalog.LocationResource;
import dev.backstop.catalog.Locations;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class LocationLayout implements Layout<LocationResource> {
    private static final List<Column> COLUMNS = List.of(
            required("code", "location", "location code", "warehouse", "site"),
            required("name", "location name", "description"),
            optional("timeZone", "tz"),
            Calendars.WORKING_DAYS,
            Calendars.HOLIDAYS,
            Calendars.CUT_OFF,
            optional("priority"),
            optional("active"),
            optional("handlingDays"),
            optional("daysToShip"),
            optional("country", "country code"),
            optional("postcode", "postal code", "zip"),
            optional("vendor"));

    private final Locations locations;

    LocationLayout(Locations locations) {
        this.locations = locations;
    }

    @Override
    public Kind kind() {
        return Kind.LOCATIONS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return row.text("code", "");
    }

    @Override
    public LocationResource read(List<Row> rows) {
        var row = rows.getFirst();
        return new LocationResource(
                row.required("code"),
                row.required("name"),
                row.text("timeZone"),
                Calendars.read(row),
                row.integer("priority"),
                row.flag("active", true),
                row.integer("handlingDays"),
                row.integer("daysToShip"),
                row.text("country"),
                row.text("postcode"),
                row.text("vendor"));
    }

    @Override
    public List<PutResult> put(List<LocationResource> records, NamedFields named) {
        return locations.putAll(records, named);
    }
}
