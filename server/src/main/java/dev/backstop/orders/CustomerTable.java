package dev.backstop.orders;

import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers as their resource shows them: read, and created or replaced a set at a time. */
@Component
class CustomerTable {
    private static final String SELECT = """
            SELECT code, name, email, phone, country, postcode, kind, class, priority, language, time_zone, channels, credit_limit, owed
              FROM orders.customer
            """;

    private final JdbcClient jdbc;
    private final Json json;

    CustomerTable(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<CustomerResource> byCodes(Collection<String> codes) {
        return jdbc.sql(SELECT + " WHERE code = ANY (:codes) ORDER BY code")
                .param("codes", codes.toArray(String[]::new))
                .query(CustomerTable::resource).list();
    }

    List<CustomerResource> page(String words, Cursor cursor) {
        return jdbc.sql(SELECT + """
                 WHERE code > :after AND (code || ' ' || name) ILIKE '%' || :words || '%'
                 ORDER BY code
                 LIMIT :limit + 1
                """)
                .param("after", cursor.after()).param("words", words).param("limit", cursor.limit())
                .query(CustomerTable::resource).list();
    }

    void putAll(List<CustomerResource> customers) {
        jdbc.sql("""
                INSERT INTO orders.customer (code, name, email, phone, country, postcode, kind, class, priority, language, time_zone,
                       channels, credit_limit, owed)
                SELECT code, name, email, phone, country, postcode, kind, class, priority, language, "timeZone", channels,
                       "creditLimit", owed
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (code text, name text, email text, phone text, country text,
                       postcode text, kind text, class text, priority int, language text, "timeZone" text, channels text[],
                       "creditLimit" numeric, owed numeric)
                 ORDER BY code
                    ON CONFLICT (code) DO UPDATE SET (name, email, phone, country, postcode, kind, class, priority, language, time_zone,
                       channels, credit_limit, owed) =
                       (excluded.name, excluded.email, excluded.phone, excluded.country, excluded.postcode, excluded.kind, excluded.class,
                       excluded.priority, excluded.language, excluded.time_zone, excluded.channels, excluded.credit_limit, excluded.owed)
                """)
                .param("rows", json.write(customers)).update();
    }

    private static CustomerResource resource(ResultSet row, int number) throws SQLException {
        return new CustomerResource(
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("country"),
                row.getString("postcode"),
                row.getString("kind"),
                row.getString("class"),
                row.getInt("priority"),
                row.getString("language"),
                row.getString("time_zone"),
                List.of((String[]) row.getArray("channels").getArray()),
                row.getString("credit_limit"),
                row.getString("owed"));
    }
}
