package dev.backstop.desk.calls;

import dev.backstop.orders.Customers;
import dev.backstop.orders.Order;
import dev.backstop.orders.Orders;
import dev.backstop.outreach.Calls;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What telephone systems tell of a call that is over, and the codes that they may use. */
@RestController
class WrapUpApi {
    private final CallLog log;
    private final Customers customers;
    private final Orders orders;

    WrapUpApi(CallLog log, Customers customers, Orders orders) {
        this.log = log;
        this.customers = customers;
        this.orders = orders;
    }

    /** Everything may be left out that is not known. */
    @Strict
    record Over(@Nullable String direction, @Nullable Instant startedAt, @Nullable Integer durationSeconds, @Nullable String from,
            @Nullable String to,
            @Nullable String agent, @Nullable String customer, @Nullable String reason, @Nullable String outcome,
                    @Nullable List<String> orders,
            @Nullable String note) {}

    /** A code with its words. */
    record Code(String code, String words) {}

    /** The lists. */
    record Codes(List<Code> reasons, List<Code> outcomes) {}

    /** Twice with the same call is once; what the second leaves out stays. */
    @PostMapping("/api/v1/calls/{callId}/wrap-up")
    CallLog.Past wrapUp(@PathVariable String callId, @RequestBody Over over) {
        var form = new Form();
        form.key("/callId", callId);
        form.oneOf("/direction", over.direction(), List.of("inbound", "outbound"));
        form.oneOf("/reason", over.reason(), names(Reason.values()));
        form.oneOf("/outcome", over.outcome(), names(Calls.Outcome.values()));
        form.between("/durationSeconds", over.durationSeconds(), 0, 24 * 3600);
        var about = about(Objects.requireNonNullElse(over.orders(), List.of()), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var customer = over.customer() != null ? Long.valueOf(customers.require(over.customer(), "/customer").id())
                : about.stream().map(Order::customer).findFirst().orElse(null);
        log.wrapUp(new WrapUp(callId, "outbound".equals(over.direction()) ? WrapUp.Direction.OUTBOUND : WrapUp.Direction.INBOUND,
                over.startedAt(),
                over.durationSeconds(), over.from(), over.to(), over.agent(), customer, over.reason() == null ? null
                        : Reason.valueOf(over.reason()),
                over.outcome() == null ? null : Calls.Outcome.valueOf(over.outcome()), about.stream().map(Order::id).toList(),
                        over.note()));
        return log.one(callId).getFirst();
    }

    @GetMapping("/api/v1/desk/codes")
    Codes codes() {
        return new Codes(Arrays.stream(Reason.values()).map(reason -> new Code(reason.name(), reason.words())).toList(),
                Arrays.stream(Calls.Outcome.values()).map(outcome -> new Code(outcome.name(), words(outcome))).toList());
    }

    private List<Order> about(List<String> numbers, Form form) {
        var found = new ArrayList<Order>();
        for (var i = 0; i < numbers.size(); i++) {
            var order = orders.byNumber(numbers.get(i));
            order.ifPresent(found::add);
            if (order.isEmpty()) {
                form.fault("/orders/" + i, "There is no order %s. Check its number.".formatted(numbers.get(i)));
            }
        }
        return found;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static String words(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
