package dev.backstop.promising;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Money;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Customers;
import dev.backstop.orders.NewOrder;
import dev.backstop.orders.Order;
import dev.backstop.orders.Orders;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders: checks them, finds their locations, books them, promises them, and records that the answer told the customer. */
@Component
class OrderIntake {
    private static final Set<String> CHANNELS = Set.of("web", "phone", "edi", "import");

    private final Clock clock;
    private final Json json;
    private final FirmSettings settings;
    private final Customers customers;
    private final LineChecks checks;
    private final LineSourcing sourcing;
    private final Orders orders;
    private final ScheduleBook schedule;
    private final Settlement settlement;
    private final BackorderRules backorders;
    private final Tellings tellings;
    private final HeldQuotes quotes;

    OrderIntake(Clock clock, Json json, FirmSettings settings, Customers customers, LineChecks checks, LineSourcing sourcing, Orders orders,
            ScheduleBook schedule, Settlement settlement, BackorderRules backorders, Tellings tellings, HeldQuotes quotes) {
        this.clock = clock;
        this.json = json;
        this.settings = settings;
        this.customers = customers;
        this.checks = checks;
        this.sourcing = sourcing;
        this.orders = orders;
        this.schedule = schedule;
        this.settlement = settlement;
        this.backorders = backorders;
        this.tellings = tellings;
        this.quotes = quotes;
    }

    /** Books and promises an order; a refusal leaves nothing behind when the caller rolls back. */
    Order place(OrderRequest request) {
        var customer = customer(request.customer());
        var channel = channel(request.channel());
        var shipping = Shipping.read(Objects.requireNonNullElse(request.shipping(), "as-available"), "/shipping");
        var given = Objects.requireNonNullElse(request.lines(), List.<OrderRequest.Line>of());
        var asked = checks.check(given.stream().<QuoteRequest.@Nullable Line>map(OrderIntake::question).toList());
        var country = request.shipTo() != null && request.shipTo().country() != null ? request.shipTo().country() : customer.country();
        var places = new ArrayList<>(places(asked, request.location()));
        places.addAll(quotes.places(request.quote()));
        settlement.lock(places);
        var held = quotes.take(request.quote(), customer, asked, request.location());
        var fresh = held.rest(asked);
        var asker = new LineSourcing.Asker(customer, channel, country, shipping);
        var shares = fresh.isEmpty() ? List.<Sourcing.Share>of() : sourcing.of(fresh, request.location(), asker);
        var order = orders.place(newOrder(request, customer, channel, shipping, asked, given, held), held.ids());
        quotes.handOver(held, order);
        promise(order, shares, Cause.ordered(order.number()));
        if (channel.equals("import") || given.stream().anyMatch(line -> line.promisedOn() != null)) {
            var heard = new HashMap<Integer, java.time.LocalDate>();
            asked.stream().filter(line -> given.get(line.index()).promisedOn() != null)
                    .forEach(line -> heard.put(line.line(), Objects.requireNonNull(given.get(line.index()).promisedOn(), "filtered")));
            tellings.heardElsewhere(order, heard, customer.name());
            settlement.note(places, Cause.imported(order.number()));
            settlement.settle();
        } else {
            tellings.answer(order, channel, customer.name());
        }
        return order;
    }

    /** Promises new demand of a booked order from the places found for it, and refuses what must not be backordered. */
    void promise(Order order, List<Sourcing.Share> shares, Cause cause) {
        var lines = new HashMap<Integer, Long>();
        orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of()).forEach(line -> lines.put(line.line(), line.id()));
        schedule.open(shares.stream()
                .map(s -> new ScheduleBook.NewSchedule(Objects.requireNonNull(lines.get(s.line().line()), "the line was just booked"), s.location().id(), s.quantity()))
                .toList());
        settlement.note(shares.stream().flatMap(OrderIntake::places).distinct().toList(), cause);
        var outcome = settlement.settle();
        requireSellable(outcome, shares, lines);
    }

    private void requireSellable(Settlement.Outcome outcome, List<Sourcing.Share> shares, Map<Integer, Long> lines) {
        var mine = outcome.decisions().stream().filter(d -> lines.containsValue(d.line().line())).toList();
        var refusals = backorders.refusals(outcome.facts(), mine, true);
        var faults = new ArrayList<Problem.Fault>();
        for (var share : shares) {
            var why = refusals.get(new OpenLine.Group(Objects.requireNonNull(lines.get(share.line().line()), "booked"), share.location().id()));
            if (why != null) {
                faults.add(new Problem.Fault(share.line().pointer("quantity"), why));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.refused(faults);
        }
    }

    /** The places whose locks an order may need: of every line, at the location named, or wherever it could be served. */
    private List<Place> places(List<AskedLine> asked, @Nullable String location) {
        return sourcing.candidates(location).stream()
                .flatMap(l -> asked.stream().flatMap(line -> OpenLine.componentsOf(line.item()).stream().map(c -> new Place(c.item(), l.id()))))
                .distinct().toList();
    }

    private static java.util.stream.Stream<Place> places(Sourcing.Share share) {
        return OpenLine.componentsOf(share.line().item()).stream().map(c -> new Place(c.item(), share.location().id()));
    }

    private Customer customer(@Nullable String code) {
        if (code == null) {
            throw Problem.refused("/customer", "An order needs a customer. Name one by its code.");
        }
        return customers.require(code, "/customer");
    }

    private static String channel(@Nullable String channel) {
        if (channel != null && !CHANNELS.contains(channel)) {
            throw Problem.refused("/channel", "%s is no channel. Use web, phone, edi or import.".formatted(channel));
        }
        return channel == null ? "web" : channel;
    }

    private static QuoteRequest.@Nullable Line question(OrderRequest.@Nullable Line line) {
        return line == null ? null : new QuoteRequest.Line(line.line(), line.sku(), line.quantity(), line.minimumShipment());
    }

    private NewOrder newOrder(OrderRequest request, Customer customer, String channel, Shipping shipping, List<AskedLine> asked,
            List<OrderRequest.Line> given, HeldQuotes.Held held) {
        var orderedAt = Objects.requireNonNullElseGet(request.orderedAt(), clock::instant);
        var priority = request.priority() == null ? customer.priority() : request.priority();
        if (priority < 1 || priority > 9) {
            throw Problem.refused("/priority", "priority goes from 1 (first) to 9 (last), but was %d.".formatted(priority));
        }
        var location = request.location() == null ? null : sourcing.candidates(request.location()).getFirst().id();
        var lines = asked.stream().map(line -> newLine(line, given.get(line.index()), held.since(line, orderedAt))).toList();
        return new NewOrder(request.number(), request.reference(), request.externalId(), customer.id(), channel, orderedAt, request.requestedOn(),
                priority, shipping, location, request.latestAcceptableOn(),
                Objects.requireNonNullElseGet(request.currency(), () -> settings.now().currency()), text(request.shipTo()), text(request.contact()),
                text(request.payment()), text(request.charges()), request.statedShipBy(), request.catalogueEdition(), lines);
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
