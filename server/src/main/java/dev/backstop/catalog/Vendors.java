package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.web.Form;
import dev.backstop.web.NamedFields;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sells to us: look-ups for everybody, and the one way to change them. */
@Component
public class Vendors {
    private static final String SELECT = """
            SELECT id, code, name, email, country, language, currency, working_days, holidays::text[] AS holidays, order_days,
                   minimum_order_value, buyer, merge_days
              FROM catalog.vendor
            """;

    private static final String BY_IDS = SELECT + " WHERE id = ANY (:ids) ORDER BY id";

    private final JdbcClient jdbc;
    private final VendorTable table;
    private final FirmSettings settings;
    private final ApplicationEventPublisher events;

    Vendors(JdbcClient jdbc, VendorTable table, FirmSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.table = table;
        this.settings = settings;
        this.events = events;
    }

    public Optional<Vendor> byCode(String code) {
        return jdbc.sql(SELECT + " WHERE code = :code").param("code", code).query(Vendors::vendor).optional();
    }

    /**
     * The vendor that a request names.
     *
     * @throws Problem 422 at {@code pointer} if there is none
     */
    public Vendor require(String code, String pointer) {
        Problem.requireGiven(pointer, code, "A vendor is needed. Name it by its code.");
        return byCode(code).orElseThrow(() ->
                Problem.refused(pointer, "There is no vendor %s. Check the code, or create the vendor first.".formatted(code)));
    }

    /** The vendor behind a reference, which exists because the database keeps it. */
    public Vendor get(long id) {
        return jdbc.sql(SELECT + " WHERE id = :id").param("id", id).query(Vendors::vendor).single();
    }

    /** The vendors that exist among these, by code. */
    public Map<String, Vendor> byCodes(Collection<String> codes) {
        return jdbc.sql(SELECT + " WHERE code = ANY (:codes) ORDER BY id")
                .param("codes", codes.toArray(String[]::new))
                .query(Vendors::vendor).list().stream().collect(toMap(Vendor::code, identity()));
    }

    /** The vendors that exist among these, by id. */
    public Map<Long, Vendor> byIds(Collection<Long> ids) {
        return jdbc.sql(BY_IDS)
                .param("ids", ids.toArray(Long[]::new))
                .query(Vendors::vendor).list().stream().collect(toMap(Vendor::id, identity()));
    }

    /** The same, with other questions. */
    public Supplier<Map<Long, Vendor>> byIds(Collection<Long> ids, RoundTrip trip) {
        var found = trip.query(BY_IDS, Map.of("ids", ids.toArray(Long[]::new)), Vendors::vendor);
        return () -> found.get().stream().collect(toMap(Vendor::id, identity()));
    }

    /** Every vendor, by code. */
    public List<Vendor> all() {
        return jdbc.sql(SELECT + " ORDER BY code").query(Vendors::vendor).list();
    }

    /** Creates or replaces vendors; one result for each, in the same order. */
    public List<PutResult> putAll(List<VendorResource> given) {
        return putAll(given, NamedFields.ALL);
    }

    /** The same, where fields that are not named stay as they are. */
    public List<PutResult> putAll(List<VendorResource> given, NamedFields named) {
        var present = table.byCodes(given.stream().map(VendorResource::key).toList()).stream()
                .collect(toMap(VendorResource::key, identity()));
        var currency = settings.now().currency();
        return PutResult.putAll(given.stream().map(one -> checked(named.over(present.get(one.key()), one), currency)).toList(), VendorResource::key, present, different -> {
            table.putAll(different);
            var otherDays = different.stream()
                    .filter(vendor -> present.containsKey(vendor.key()) && !vendor.worksLike(present.get(vendor.key())))
                    .map(VendorResource::key)
                    .toList();
            if (!otherDays.isEmpty()) {
                events.publishEvent(new TermsChanged(table.placesOf(otherDays)));
            }
        });
    }

    private static PutResult.Checked<VendorResource> checked(VendorResource given, String firmCurrency) {
        var form = new Form();
        return new PutResult.Checked<>(given.checked(firmCurrency, form), form);
    }

    private static Vendor vendor(ResultSet row, int number) throws SQLException {
        return new Vendor(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                row.getString("country"),
                row.getString("language"),
                row.getString("currency"),
                new WorkingCalendar(Days.read(row, "working_days"), Days.dates(row, "holidays")),
                Days.read(row, "order_days"),
                row.getBigDecimal("minimum_order_value"),
                row.getString("buyer"),
                row.getInt("merge_days"));
    }
}
