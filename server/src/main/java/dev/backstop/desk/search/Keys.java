package dev.backstop.desk.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what has exactly the key that was typed, each by its own index. */
@Component
class Keys {
    private static final int MOST = 10;
    private static final Pattern MAIL = Pattern.compile("[^\\s\\\\']+@[^\\s\\\\']+");

    private final JdbcClient jdbc;

    Keys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it was typed or in capitals; an order also by the number that its customer gave it. */
    List<Hit> named(String typed) {
        return jdbc.sql("""
                SELECT 'ORDER' AS kind, o.number AS key, c.name AS words, 'ordered ' || to_char(o.ordered_at, 'DD Mon YYYY') AS detail,
                       c.code AS customer,
                       CASE WHEN o.number = ANY (:keys) THEN 'KEY' ELSE 'REFERENCE' END AS by
                  FROM (SELECT id FROM orders.sales_order WHERE number = ANY (:keys)
                         UNION SELECT id FROM orders.sales_order WHERE reference = ANY (:keys) AND reference IS NOT NULL
                         ORDER BY id DESC LIMIT :most) found
                  JOIN orders.sales_order o ON o.id = found.id
                  JOIN orders.customer c ON c.id = o.customer_id
                UNION ALL
                SELECT 'CUSTOMER', code, name, concat_ws(' · ', phone, postcode), code, 'KEY' FROM orders.customer WHERE code = ANY (:keys)
                UNION ALL
                SELECT 'CUSTOMER', code, name, concat_ws(' · ', phone, postcode), code, 'KEY'
                  FROM orders.customer
                 WHERE desk.customer_words(code, name, email, postcode) @@ quote_literal(:mail)::tsquery
                UNION ALL
                SELECT 'ITEM', sku, name, NULL, NULL, 'KEY' FROM catalog.item WHERE sku = ANY (:keys)
                UNION ALL
                SELECT 'PURCHASE_ORDER', po.number, 'from ' || v.name, NULL, NULL, 'KEY'
                  FROM supply.purchase_order po
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 WHERE po.number = ANY (:keys)
                UNION ALL
                SELECT 'PRODUCTION_ORDER', number, 'production order', NULL, NULL, 'KEY' FROM supply.production_order
                       WHERE number = ANY (:keys)
                UNION ALL
                SELECT 'TRANSFER', number, 'transfer', NULL, NULL, 'KEY' FROM supply.transfer WHERE number = ANY (:keys)
                LIMIT :most
                """)
                .param("keys", new String[] {typed, typed.toUpperCase(Locale.ROOT)}).param("mail", mail(typed)).param("most", MOST)
                .query(Hit.class).list();
    }

    /** An address of mail; null where none was typed. */
    private static @Nullable String mail(String typed) {
        return MAIL.matcher(typed).matches() ? typed.toLowerCase(Locale.ROOT) : null;
    }
}
