package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What refers to a row, in words. Read from the database's own foreign keys, so that it knows the tables of every package without this one
 * depending on them, and none can be forgotten. Rows that go together with what they refer to do not count.
 */
@Component
public class References {
    private final JdbcClient jdbc;

    References(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Referrer(String name, String columnName) {
        /** {@code orders.order_line} is "order lines". */
        String words() {
            var one = name.substring(name.indexOf('.') + 1).replace('_', ' ');
            return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + 's';
        }
    }

    private record Found(long id, String words) {}

    /**
     * What refers to each of these rows; rows to which nothing refers are absent.
     *
     * @param table such as {@code catalog.item}; never from outside
     */
    public Map<Long, List<String>> to(String table, Collection<Long> ids) {
        var referrers = referrers(table);
        if (referrers.isEmpty() || ids.isEmpty()) {
            return Map.of();
        }
        var sql = referrers.stream()
                .map(referrer -> "SELECT asked.id, '%s' AS words FROM unnest(:ids) AS asked (id) WHERE EXISTS (SELECT FROM %s WHERE %s = asked.id)"
                        .formatted(referrer.words(), referrer.name(), referrer.columnName()))
                .collect(joining("\n UNION "));
        return jdbc.sql(sql + "\n ORDER BY 1, 2").param("ids", ids.toArray(Long[]::new)).query(Found.class).list().stream()
                .collect(groupingBy(Found::id, mapping(Found::words, toList())));
    }

    /**
     * Deletes one row.
     *
     * @param name what a person calls it: {@code item MUG-1}
     * @throws Problem 409 naming what refers to it
     */
    public void delete(String table, long id, String name) {
        var referring = to(table, List.of(id)).get(id);
        if (referring != null) {
            throw stillUsed(name, String.join(", ", referring));
        }
        try {
            jdbc.sql("DELETE FROM " + table + " WHERE id = :id").param("id", id).update();
        } catch (DataIntegrityViolationException justNow) {
            throw stillUsed(name, "something that was added just now");
        }
        // Not every reference is enforced. Whoever was about to refer held rows that went with this one, so by now it shows.
        if (to(table, List.of(id)).containsKey(id)) {
            throw stillUsed(name, "something that was added just now");
        }
    }

    private static Problem stillUsed(String name, String referring) {
        return Problem.conflict("still-used", "The %s cannot be deleted, because these refer to it: %s. Remove them first, or keep it unused."
                .formatted(name, referring));
    }

    private List<Referrer> referrers(String table) {
        return jdbc.sql("""
                SELECT CAST(CAST(held.conrelid AS regclass) AS text) AS name, quote_ident(attribute.attname) AS column_name
                  FROM pg_constraint held
                  JOIN pg_attribute attribute ON attribute.attrelid = held.conrelid AND attribute.attnum = held.conkey[1]
                 WHERE held.contype = 'f' AND held.confrelid = CAST(:table AS regclass) AND held.confdeltype <> 'c'
                   AND cardinality(held.conkey) = 1
                 ORDER BY 1, 2
                """)
                .param("table", table)
                .query(Referrer.class).list();
    }
}
