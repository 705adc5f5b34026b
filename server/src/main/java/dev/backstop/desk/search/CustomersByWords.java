package dev.backstop.desk.search;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds customers by the words of their code, name, address of mail and postcode. An index of words gives a bounded number of candidates,
 * and only these are compared letter by letter: the time does not grow with the number of customers of the same name.
 */
@Component
class CustomersByWords {
    private static final int CANDIDATES = 200;
    private static final String WORDS = "desk.customer_words(c.code, c.name, c.email, c.postcode)";

    private static final String ENDS_ALIKE =
            "c.phone IS NOT NULL AND desk.phone_from_end(c.phone) LIKE left(:typed, %d) || '%%'".formatted(Phone.COMPARED);

    private static final String ORDERED = """
            c.id IN (SELECT o.customer_id FROM orders.sales_order o
                      WHERE o.contact ->> 'phone' IS NOT NULL AND desk.phone_from_end(o.contact ->> 'phone') LIKE left(:typed, %d) || '%%')
            """.formatted(Phone.COMPARED);

    private final JdbcClient jdbc;

    CustomersByWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that hold every word; the last may be a part of one. */
    List<Hit> spelt(String typed, int most) {
        return found("WORDS", WORDS + " @@ desk.spelt(:typed)", typed, most);
    }

    /** Those that hold, for every word, one of which a letter differs at most, or nearly so. */
    List<Hit> misspelt(String typed, int most) {
        return found("LIKENESS", WORDS + " @@ desk.misspelt(:typed)", typed, most);
    }

    /**
     * Those whose number is the same but for what only one side writes before it; where nobody's is, those that end alike. Behind them
     * those who left it with an order.
     */
    List<Hit> withPhone(Phone phone, int most) {
        var same = found("PHONE", ENDS_ALIKE
                + " AND (:typed LIKE rtrim(desk.phone_from_end(c.phone), '0') || '%' OR desk.phone_from_end(c.phone) LIKE :typed || '%')",
                phone.fromEnd(), most);
        var own = same.isEmpty() ? found("PHONE", ENDS_ALIKE, phone.fromEnd(), most) : same;
        var keys = own.stream().map(Hit::key).toList();
        return Stream.concat(own.stream(), found("PHONE", ORDERED, phone.fromEnd(), most).stream().filter(hit -> !keys.contains(hit.key())))
                .limit(most).toList();
    }

    /** {@code condition} is one of ours; what was typed travels as a value. */
    private List<Hit> found(String by, String condition, String typed, int most) {
        return jdbc.sql("""
                WITH candidate AS MATERIALIZED (
                    SELECT c.id, c.code, c.name, c.email, c.phone, c.postcode
                      FROM orders.customer c
                     WHERE %s
                     LIMIT %d),
                best AS (
                    SELECT candidate.*, similarity(concat_ws(' ', code, name, email, postcode), :typed) AS likeness
                      FROM candidate
                     ORDER BY likeness DESC, name, id
                     LIMIT :most)
                SELECT 'CUSTOMER' AS kind, code AS key, name AS words, concat_ws(' · ', phone, email, postcode,
                           (SELECT count(*) || ' open' FROM orders.sales_order o WHERE o.customer_id = best.id
                                  AND o.open_lines > 0 HAVING count(*) > 0)) AS detail,
                       code AS customer, '%s' AS by
                  FROM best
                 ORDER BY likeness DESC, name, id
                """.formatted(condition, CANDIDATES, by))
                .param("typed", typed).param("most", most).query(Hit.class).list();
    }
}
