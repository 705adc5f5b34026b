package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Money;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Customers;
import dev.backstop.orders.NewOrder;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Reads and checks orders as they come in; look-ups are made once for all of them. */
@Component
class OrderDrafts {
    private static final Set<String> CHANNELS = Set.of("web", "phone", "edi", "import");

    private final Json json;
    private final Customers customers;
    private final Items items;

    OrderDrafts(Json json, Customers customers, Items items) {
        this.json = json;
        this.customers = customers;
        this.items = items;
    }

    private record Known(Firm firm, Map<String, Customer> customers, Map<String, Item> items) {}

    /**
     * One order.
     *
     * @throws Problem 422 naming every faulty value of the lines, or the first of the head
     */
    OrderDraft of(Firm firm, OrderRequest request) {
        return draft(request, known(firm, List.of(request)));
    }

    /** Several orders, of which each is read when it is asked for; empty for one that is refused when it is read alone. */
    Function<OrderRequest, Optional<OrderDraft>> ofAll(Supplier<Firm> firm, List<OrderRequest> requests, RoundTrip trip) {
        var buyers = customers.byCodes(codes(requests), trip);
        var wanted = items.bySkus(skus(requests), trip);
        var known = SingletonSupplier.of(() -> new Known(firm.get(), buyers.get(), wanted.get()));
        return request -> {
            try {
                return Optional.of(draft(request, known.obtain()));
            } catch (Problem _) {
                return Optional.empty();
            }
        };
    }

    private Known known(Firm firm, List<OrderRequest> requests) {
        return new Known(firm, customers.byCodes(codes(requests)), items.bySkus(skus(requests)));
    }

    private static List<String> codes(List<OrderRequest> requests) {
        return requests.stream().map(OrderRequest::customer).filter(Objects::nonNull).distinct().toList();
    }

    private static List<String> skus(List<OrderRequest> requests) {
        return requests.stream().flatMap(OrderDrafts::lines).map(OrderRequest.Line::sku).filter(Objects::nonNull).distinct().toList();
    }

    private static Stream<OrderRequest.Line> lines(OrderRequest request) {
        return Objects.requireNonNullElse(request.lines(), List.<OrderRequest.Line>of()).stream().filter(Objects::nonNull);
    }

    private OrderDraft draft(OrderRequest request, Known known) {
        var customer = customer(request.customer(), known);
        var channel = channel(request.channel());
        var shipping = Shipping.read(Objects.requireNonNullElse(request.shipping(), "as-available"), "/shipping");
        var given = Objects.requireNonNullElse(request.lines(), List.<OrderRequest.Line>of());
        var asked = LineChecks.check(given.stream().<QuoteRequest.@Nullable Line>map(OrderDrafts::question).toList(), known.items());
        return new OrderDraft(LineSourcing.Asker.of(customer, channel, request.shipTo(), shipping), customer, request.location(), asked,
                OrderDraft.heard(asked, given), newOrder(request, customer, channel, shipping, asked, given, known));
    }

    private static Customer customer(@Nullable String code, Known known) {
        if (code == null) {
            throw Problem.refused("/customer", "An order needs a customer. Name one by its code.");
        }
        var customer = known.customers().get(code);
        if (customer == null) {
            throw Problem.refused("/customer", "There is no customer %s. Check the code, or create the customer first.".formatted(code));
        }
        return customer;
    }

    private static String channel(@Nullable String channel) {
        if (channel != null && !CHANNELS.contains(channel)) {
            throw Problem.refused("/channel", "%s is no channel. Use web, phone, edi or import.".formatted(channel));
        }
        return channel == null ? "web" : channel;
    }

    private static QuoteRequest.@Nullable Line question(OrderRequest.@Nullable Line line) {
        return line == null ? null : new QuoteRequest.Line(line.line(), line.sku(), line.quantity(), line.minimumShipment(), line.direct());
    }

    private NewOrder newOrder(OrderRequest request, Customer customer, String channel, Shipping shipping, List<AskedLine> asked,
            List<OrderRequest.Line> given, Known known) {
        var orderedAt = Objects.requireNonNullElse(request.orderedAt(), known.firm().now());
        var priority = request.priority() == null ? customer.priority() : request.priority();
        if (priority < 1 || priority > 9) {
            throw Problem.refused("/priority", "priority goes from 1 (first) to 9 (last), but was %d.".formatted(priority));
        }
        LineChecks.requireInOrder(request.requestedOn(), request.latestAcceptableOn());
        var location = request.location() == null ? null : known.firm().require(request.location()).id();
        var lines = asked.stream().map(line -> newLine(line, given.get(line.index()), orderedAt)).toList();
        return new NewOrder(request.number(), request.reference(), request.externalId(), customer.id(), channel, orderedAt, request.requestedOn(),
                priority, shipping, location, request.latestAcceptableOn(), Objects.requireNonNullElse(request.currency(), known.firm().settings().currency()),
                text(request.shipTo()), text(request.contact()), text(request.payment()), text(request.charges()), request.statedShipBy(),
                request.catalogueEdition(), lines);
    }

    private static NewOrder.Line newLine(AskedLine line, OrderRequest.Line given, Instant orderedAt) {
        var price = given.price() == null ? line.item().price() : amount(given.price(), line.pointer("price"));
        return new NewOrder.Line(line.line(), line.item().id(), line.quantity(), price, amount(given.tax(), line.pointer("tax")),
                line.minimumShipment() == 1 ? null : line.minimumShipment(), Boolean.TRUE.equals(given.essentialDate()), orderedAt, null, null);
    }

    private static @Nullable BigDecimal amount(@Nullable Money money, String pointer) {
        if (money == null || money.amount() == null) {
            return null;
        }
        try {
            return new BigDecimal(money.amount());
        } catch (NumberFormatException _) {
            throw Problem.refused(pointer, "%s is not an amount. Write it as \"12.50\".".formatted(money.amount()));
        }
    }

    private @Nullable String text(@Nullable Object part) {
        return part == null ? null : json.write(part);
    }
}
