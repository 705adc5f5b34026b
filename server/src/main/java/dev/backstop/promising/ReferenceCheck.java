package dev.backstop.promising;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * References that are declared and not enforced, because the rows are written by the thousand with what they refer to (decision 0023): none may point
 * nowhere. They are read from the database, so that none is forgotten.
 */
@Component
class ReferenceCheck implements AuditCheck {
    private final JdbcClient jdbc;
    private volatile @Nullable List<Trusted> known; // only a new version of the program declares others

    ReferenceCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Trusted(String fromTable, String fromColumn, String toTable, String toColumn) {
        /** Rows that point nowhere, by what they point to. */
        String lost() {
            return """
                    SELECT r.%2$s::text AS key, '%1$s.%2$s' AS stored, 'a row of %3$s' AS rebuilt
                      FROM %1$s r LEFT JOIN %3$s t ON t.%4$s = r.%2$s
                     WHERE r.%2$s IS NOT NULL AND t.%4$s IS NULL
                     ORDER BY 1 LIMIT :most
                    """.formatted(fromTable, fromColumn, toTable, toColumn);
        }
    }

    @Override
    public List<Difference> differences(int most) {
        return trusted().stream().flatMap(reference -> lost(reference, most)).toList();
    }

    /** One reference is a piece: those of a large company take seconds each. */
    @Override
    public Piece piece(String from, int most) {
        var trusted = trusted();
        var nth = from.equals(START) ? 0 : Integer.parseInt(from);
        return new Piece(trusted.stream().skip(nth).limit(1).flatMap(reference -> lost(reference, most)).toList(),
                nth + 1 < trusted.size() ? Integer.toString(nth + 1) : null);
    }

    private Stream<Difference> lost(Trusted reference, int most) {
        return jdbc.sql(reference.lost()).param("most", most)
                .query((row, _) -> new Difference("reference", row.getString("key"), row.getString("stored"), row.getString("rebuilt"))).list().stream();
    }

    private List<Trusted> trusted() {
        var references = known;
        if (references == null) {
            references = declared();
            known = references;
        }
        return references;
    }

    private List<Trusted> declared() {
        return jdbc.sql("""
                SELECT held.conrelid::regclass::text AS from_table, quote_ident(here.attname) AS from_column,
                       held.confrelid::regclass::text AS to_table, quote_ident(there.attname) AS to_column
                  FROM pg_constraint held
                  JOIN pg_attribute here ON here.attrelid = held.conrelid AND here.attnum = held.conkey[1]
                  JOIN pg_attribute there ON there.attrelid = held.confrelid AND there.attnum = held.confkey[1]
                 WHERE held.contype = 'f' AND NOT held.conenforced AND cardinality(held.conkey) = 1
                 ORDER BY 1, 2
                """).query(Trusted.class).list();
    }
}
