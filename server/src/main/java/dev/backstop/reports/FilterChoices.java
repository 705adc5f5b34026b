package dev.backstop.reports;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be chosen in the filters of a report, so that nobody has to know how a value is written. */
@Component
public class FilterChoices {
    private static final int MOST = 200;

    /** Columns of which there are too many to list: they are looked up while they are typed. */
    private static final Map<String, String> SUGGESTED = Map.of("sku", "items", "customer", "customers", "vendor", "vendors");

    private final Locations locations;
    private final JdbcClient jdbc;

    FilterChoices(Locations locations, JdbcClient jdbc) {
        this.locations = locations;
        this.jdbc = jdbc;
    }

    /**
     * A filter on a column.
     *
     * @param choices  to choose from; empty: it is typed
     * @param suggests what is looked up while it is typed; empty: nothing
     */
    public record Filter(Column column, List<String> choices, String suggests) {
        public Filter {
            choices = List.copyOf(choices);
        }
    }

    /** Those of a report, in its order. */
    List<Filter> of(Report report) {
        var columns = new HashMap<String, Column>();
        report.columns().forEach(column -> columns.put(column.name(), column));
        return report.narrowing().stream().filter(columns::containsKey).map(columns::get)
                .map(column -> new Filter(column, choices(column), SUGGESTED.getOrDefault(column.name(), ""))).toList();
    }

    private List<String> choices(Column column) {
        return switch (column.name()) {
            case "location" -> locations.all().stream().map(Location::code).toList();
            case "category" -> few("SELECT DISTINCT category FROM catalog.item WHERE category IS NOT NULL ORDER BY category LIMIT :most");
            case "class" -> few("SELECT DISTINCT class FROM orders.customer WHERE class IS NOT NULL ORDER BY class LIMIT :most");
            case "country" -> few("SELECT DISTINCT country FROM catalog.vendor WHERE country IS NOT NULL ORDER BY country LIMIT :most");
            default -> column.choices();
        };
    }

    /** None where there are too many to choose from a list. */
    private List<String> few(String sql) {
        var found = jdbc.sql(sql).param("most", MOST + 1).query(String.class).list();
        return found.size() > MOST ? List.of() : found;
    }
}
