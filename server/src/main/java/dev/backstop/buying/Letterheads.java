package dev.backstop.buying;

import dev.backstop.access.Audit;
import dev.backstop.catalog.Location;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our own name and addresses, as vendors read them. */
@Component
class Letterheads {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final String mailName;

    Letterheads(JdbcClient jdbc, Audit audit, @Value("${backstop.mail.name:Backstop}") String mailName) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.mailName = mailName;
    }

    /** With the name under which our mails go out where no other was given. */
    Letterhead now() {
        var stored = jdbc.sql("SELECT name, address, email, phone, tax_number, footer FROM buying.letterhead")
                .query((row, _) -> letterhead(row)).optional()
                .orElseGet(() -> new Letterhead(null, List.of(), null, null, null, null));
        return stored.name() != null ? stored
                : new Letterhead(mailName, stored.lines(), stored.email(), stored.phone(), stored.taxNumber(), stored.footer());
    }

    void put(Letterhead wanted) {
        jdbc.sql("""
                INSERT INTO buying.letterhead (name, address, email, phone, tax_number, footer)
                VALUES (:name, :address, :email, :phone, :tax, :footer)
                    ON CONFLICT (only_row) DO UPDATE SET (name, address, email, phone, tax_number, footer) =
                       (excluded.name, excluded.address, excluded.email, excluded.phone, excluded.tax_number, excluded.footer)
                """)
                .param("name", wanted.name()).param("address", wanted.lines().toArray(String[]::new)).param("email", wanted.email())
                .param("phone", wanted.phone()).param("tax", wanted.taxNumber()).param("footer", wanted.footer()).update();
        audit.note("letterhead changed", wanted.name());
    }

    /** The lines of a location's postal address; empty where none was given. */
    List<String> addressOf(Location location) {
        return jdbc.sql("SELECT address FROM buying.delivery_address WHERE location_id = :id").param("id", location.id())
                .query((row, _) -> lines(row.getArray("address"))).optional().orElse(List.of());
    }

    void putAddress(Location location, List<String> address) {
        jdbc.sql("""
                INSERT INTO buying.delivery_address (location_id, address) VALUES (:id, :address)
                    ON CONFLICT (location_id) DO UPDATE SET address = excluded.address
                """).param("id", location.id()).param("address", address.toArray(String[]::new)).update();
    }

    static List<String> lines(Array column) throws SQLException {
        return List.of((String[]) column.getArray());
    }

    private static Letterhead letterhead(ResultSet row) throws SQLException {
        return new Letterhead(row.getString("name"), lines(row.getArray("address")), row.getString("email"), row.getString("phone"),
                row.getString("tax_number"), row.getString("footer"));
    }
}
