package dev.backstop.promising;

import dev.backstop.orders.Credit;
import dev.backstop.orders.Orders;
import dev.backstop.web.Strict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an order go that is held because its customer's credit does not suffice. */
@RestController
@RequestMapping("/api/v1/orders/{number}/credit/release")
class CreditReleaseApi {
    private final Orders orders;
    private final Credit credit;
    private final OrderView view;

    CreditReleaseApi(Orders orders, Credit credit, OrderView view) {
        this.orders = orders;
        this.credit = credit;
        this.view = view;
    }

    /** Why it may go. */
    @Strict
    record Release(@Nullable String reason) {}

    @PostMapping
    OrderJson release(@PathVariable String number, @RequestBody Release release) {
        var order = orders.require(number);
        credit.release(order, Objects.requireNonNullElse(release.reason(), ""));
        return view.of(order);
    }
}
