package dev.backstop.desk.entry;

import dev.backstop.catalog.Items;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.desk.words.Speech;
import dev.backstop.orders.Credit;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Customers;
import dev.backstop.outreach.Legal;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers what is typed, as it is typed: by the same quote that anybody can ask for, twice where shipping together would make a difference.
 */
@Component
class Answers {
    private final OwnApi api;
    private final EntryForm form;
    private final Items items;
    private final Customers customers;
    private final Credit credit;
    private final Legal legal;
    private final JdbcClient jdbc;

    Answers(OwnApi api, EntryForm form, Items items, Customers customers, Credit credit, Legal legal, JdbcClient jdbc) {
        this.api = api;
        this.form = form;
        this.items = items;
        this.customers = customers;
        this.credit = credit;
        this.legal = legal;
        this.jdbc = jdbc;
    }

    private record Quoted(List<Answer.Line> lines) {
        Stream<Answer.Part> parts() {
            return lines.stream().flatMap(line -> line.schedule().stream());
        }
    }

    Answer to(FormBody typed) {
        try {
            var asked = form.quote(typed);
            if (asked.values().get("customer") == null || asked.rowsOf("lines").isEmpty()) {
                return Answer.none("Name a customer and an item, and the dates stand here.");
            }
            var quoted = api.read(api.post("/quotes", asked), Quoted.class);
            var customer = customers.byCode(Objects.toString(asked.values().get("customer")));
            var speech = Speech.of(typed.typed("language"), customer.map(Customer::language).orElse(""));
            var lines = priced(quoted.lines()).stream().map(line -> line.in(speech)).toList();
            return new Answer(lines, ways(asked, quoted), customer.flatMap(who -> room(who, lines)).orElse(null),
                    customer.flatMap(who -> legal.toRead(who, last(quoted), speech.language())).orElse(null),
                    customer.map(who -> holds(who.id())).orElse(List.of()), speech.language(), null);
        } catch (Problem refused) {
            return Answer.none(refused.detail());
        }
    }

    private Optional<Answer.Room> room(Customer customer, List<Answer.Line> lines) {
        return credit.of(customer).map(standing -> new Answer.Room(standing, lines.stream().map(Answer.Line::total).filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private List<Answer.Line> priced(List<Answer.Line> lines) {
        var known = items.bySkus(lines.stream().map(Answer.Line::sku).toList());
        return lines.stream().map(line -> {
            var item = known.get(line.sku());
            return item == null ? line : line.priced(item.name(), item.price(), item.priceCurrency());
        }).toList();
    }

    private Answer.@Nullable Ways ways(FormBody asked, Quoted quoted) {
        if (quoted.parts().map(part -> part.location() + part.shipBy()).distinct().count() < 2) {
            return null;
        }
        var chosen = Objects.toString(asked.values().get("shipping"), "as-available");
        var free = chosen.equals("as-available") ? quoted : quoted(asked, "as-available");
        var bound = chosen.equals("complete-order") ? quoted : quoted(asked, "complete-order");
        return new Answer.Ways(parcels(free), first(free), last(free),
                (int) bound.parts().map(Answer.Part::location).distinct().count(), last(bound));
    }

    private Quoted quoted(FormBody asked, String shipping) {
        return api.read(api.post("/quotes", asked.with("shipping", shipping)), Quoted.class);
    }

    private static int parcels(Quoted quoted) {
        return (int) quoted.parts().map(part -> part.location() + part.shipBy()).distinct().count();
    }

    private static @Nullable LocalDate first(Quoted quoted) {
        return quoted.parts().map(Answer.Part::shipBy).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    /** None where a part has none. */
    private static @Nullable LocalDate last(Quoted quoted) {
        return quoted.parts().anyMatch(part -> part.shipBy() == null) ? null
                : quoted.parts().map(Answer.Part::shipBy).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    private List<String> holds(long customer) {
        return jdbc.sql("""
                SELECT o.number || ': ' || h.reason
                  FROM orders.sales_order o
                  JOIN orders.hold h ON h.order_id = o.id AND h.lifted_at IS NULL
                 WHERE o.customer_id = :customer AND o.open_lines > 0
                 ORDER BY h.kind <> 'credit', h.id
                 LIMIT 3
                """).param("customer", customer).query(String.class).list();
    }
}
