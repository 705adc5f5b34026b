package dev.backstop.orders;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Form;
import dev.backstop.web.NamedFields;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who orders from us: look-ups for everybody, and the one way to change them. */
@Component
public class Customers {
    private static final String SELECT = """
            SELECT id, code, name, email, phone, country, postcode, kind, class, priority, language, time_zone, channels,
                   credit_limit, owed
              FROM orders.customer
            """;

    private static final String BY_CODES = SELECT + " WHERE code = ANY (:codes) ORDER BY id";

    private final JdbcClient jdbc;
    private final CustomerTable table;
    private final Credit credit;

    Customers(JdbcClient jdbc, CustomerTable table, Credit credit) {
        this.jdbc = jdbc;
        this.table = table;
        this.credit = credit;
    }

    public Optional<Customer> byCode(String code) {
        return jdbc.sql(SELECT + " WHERE code = :code").param("code", code).query(Customers::customer).optional();
    }

    /**
     * The customer that a request names.
     *
     * @throws Problem 422 at {@code pointer} if there is none
     */
    public Customer require(String code, String pointer) {
        Problem.requireGiven(pointer, code, "A customer is needed. Name it by its code.");
        return byCode(code).orElseThrow(() ->
                Problem.refused(pointer, "There is no customer %s. Check the code, or create the customer first.".formatted(code)));
    }

    /** The customers that exist among these, by code. */
    public Map<String, Customer> byCodes(Collection<String> codes) {
        return jdbc.sql(BY_CODES)
                .param("codes", codes.toArray(String[]::new))
                .query(Customers::customer).list().stream().collect(toMap(Customer::code, identity()));
    }

    /** The customers that exist among these, by code, with other questions. */
    public Supplier<Map<String, Customer>> byCodes(Collection<String> codes, RoundTrip trip) {
        var found = trip.query(BY_CODES, Map.of("codes", codes.toArray(String[]::new)), Customers::customer);
        return () -> found.get().stream().collect(toMap(Customer::code, identity()));
    }

    /** The customers that exist among these, by id. */
    public Map<Long, Customer> byIds(Collection<Long> ids) {
        return jdbc.sql(SELECT + " WHERE id = ANY (:ids) ORDER BY id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Customers::customer).list().stream().collect(toMap(Customer::id, identity()));
    }

    /** Creates or replaces customers; one result for each, in the same order. */
    public List<PutResult> putAll(List<CustomerResource> given) {
        return putAll(given, NamedFields.ALL);
    }

    /** The same, where fields that are not named stay as they are. */
    public List<PutResult> putAll(List<CustomerResource> given, NamedFields named) {
        var present = table.byCodes(given.stream().map(CustomerResource::key).toList()).stream()
                .collect(toMap(CustomerResource::key, identity()));
        return PutResult.putAll(given.stream().map(one -> checked(named.over(present.get(one.key()), one))).toList(), CustomerResource::key,
                present, changed -> put(changed, present));
    }

    /** Where what a customer may owe, or does owe, is another now, orders that were held may go. */
    private void put(List<CustomerResource> changed, Map<String, CustomerResource> present) {
        table.putAll(changed);
        var eased = changed.stream().filter(one -> {
            var before = present.get(one.key());
            return before != null && before.creditLimit() != null
                    && !(before.creditLimit().equals(one.creditLimit()) && Objects.equals(before.owed(), one.owed()));
        }).map(CustomerResource::key).toList();
        if (!eased.isEmpty()) {
            credit.ease(byCodes(eased).values().stream().map(Customer::id).toList());
        }
    }

    private static PutResult.Checked<CustomerResource> checked(CustomerResource given) {
        var form = new Form();
        return new PutResult.Checked<>(given.checked(form), form);
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        var zone = row.getString("time_zone");
        return new Customer(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("country"),
                row.getString("postcode"),
                Customer.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("class"),
                row.getInt("priority"),
                row.getString("language"),
                zone == null ? null : ZoneId.of(zone),
                List.of((String[]) row.getArray("channels").getArray()),
                row.getBigDecimal("credit_limit"),
                row.getBigDecimal("owed"));
    }
}
