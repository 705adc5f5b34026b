package dev.backstop.exchange;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.orders.Customers;
import dev.backstop.orders.History;
import dev.backstop.promising.OpenOrders;
import dev.backstop.web.PutResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books the orders of a file: what was shipped goes into the history, what is open is promised. */
@Component
class OrderTakeOver {
    private final Items items;
    private final Locations locations;
    private final Customers customers;
    private final FirmSettings settings;
    private final History history;
    private final OpenOrders open;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderTakeOver(Items items, Locations locations, Customers customers, FirmSettings settings, History history, OpenOrders open, JdbcClient jdbc,
            Clock clock) {
        this.items = items;
        this.locations = locations;
        this.customers = customers;
        this.settings = settings;
        this.history = history;
        this.open = open;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One line of an order that is here: what a file must equal to change nothing. */
    record Known(String number, int line, String sku, long quantity) {}

    List<PutResult> takeOver(List<OrderRecord> records) {
        var form = new OrderForm(
                items.bySkus(records.stream().flatMap(one -> one.lines().stream()).map(OrderRecord.Line::sku).collect(toSet())),
                locations.all(),
                customers.byCodes(records.stream().map(OrderRecord::customer).collect(toSet())),
                settings.now().currency(),
                clock.instant());
        var here = here(records);
        var results = new ArrayList<PutResult>();
        var fresh = new ArrayList<OrderForm.Checked>();
        for (var record : records) {
            var checked = form.check(record);
            if (!checked.form().isFaultless()) {
                results.add(checked.form().refused());
            } else if (here.containsKey(record.number())) {
                results.add(same(here.get(record.number()), checked, record));
            } else {
                fresh.add(checked);
                results.add(new PutResult.Created());
            }
        }
        history.record(fresh.stream().map(OrderForm.Checked::order).toList());
        open.takeOver(fresh.stream().flatMap(one -> one.open().stream()).toList());
        return List.copyOf(results);
    }

    private static PutResult same(Set<Known> here, OrderForm.Checked checked, OrderRecord record) {
        if (here.equals(checked.lines())) {
            return new PutResult.Unchanged();
        }
        checked.form().conflict("/number", "Order %s is here already with other lines. Change it there, or leave it out.".formatted(record.number()));
        return checked.form().refused();
    }

    private Map<String, Set<Known>> here(List<OrderRecord> records) {
        var known = jdbc.sql("""
                SELECT o.number, l.line, i.sku, l.quantity
                  FROM orders.sales_order o
                  JOIN orders.order_line l ON l.order_id = o.id
                  JOIN catalog.item i ON i.id = l.item_id
                 WHERE o.number = ANY (:numbers)
                 ORDER BY o.id, l.line
                """)
                .param("numbers", records.stream().map(OrderRecord::number).toArray(String[]::new))
                .query(Known.class).list();
        return known.stream().collect(toMap(Known::number, one -> Set.of(one), OrderTakeOver::union));
    }

    private static Set<Known> union(Set<Known> some, Set<Known> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
