package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.orders.CustomerResource;
import dev.backstop.orders.Customers;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

@Component
class CustomerLayout implements Layout<CustomerResource> {
    private static final List<Column> COLUMNS = List.of(
            required("code", "customer", "customer code", "customer id", "customer number", "account", "account number"),
            required("name", "customer name", "company", "company name"),
            optional("email", "e-mail", "mail", "email address"),
            optional("phone", "telephone", "phone number"),
            optional("country", "country code"),
            optional("postcode", "postal code", "zip"),
            optional("kind", "type"),
            optional("class", "customer class"),
            optional("priority"),
            optional("language"),
            optional("timeZone", "tz"),
            optional("channels", "channel", "tell by"),
            optional("creditLimit", "credit limit"),
            optional("owed", "balance", "open balance"));

    private final Customers customers;

    CustomerLayout(Customers customers) {
        this.customers = customers;
    }

    @Override
    public Kind kind() {
        return Kind.CUSTOMERS;
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
    public CustomerResource read(List<Row> rows) {
        var row = rows.getFirst();
        return new CustomerResource(
                row.required("code"),
                row.required("name"),
                row.text("email"),
                row.text("phone"),
                row.text("country"),
                row.text("postcode"),
                row.word("kind"),
                row.text("class"),
                row.integer("priority"),
                row.text("language"),
                row.text("timeZone"),
                row.text("channels") == null ? null : row.list("channels").stream().map(way -> way.toLowerCase(Locale.ROOT)).toList(),
                row.text("creditLimit"),
                row.text("owed"));
    }

    @Override
    public List<PutResult> put(List<CustomerResource> records, NamedFields named) {
        return customers.putAll(records, named);
    }
}
