package dev.backstop.orders;

import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer's credit stands. The limit and what is owed are written with the customer. */
@RestController
@RequestMapping("/api/v1/customers/{code}/credit")
class CreditApi {
    private final Customers customers;
    private final Credit credit;

    CreditApi(Customers customers, Credit credit) {
        this.customers = customers;
        this.credit = credit;
    }

    /** Amounts in {@code currency}, the firm's; {@code limit} null: none, then the rest is null as well. */
    record Shown(@Nullable String limit, @Nullable String owed, @Nullable String open, @Nullable String held, @Nullable String free,
            @Nullable String currency) {}

    @GetMapping
    Shown credit(@PathVariable String code) {
        var customer = customers.byCode(code).orElseThrow(() -> Problem.notFound("customer", code));
        return credit.of(customer).map(one -> new Shown(one.limit().toPlainString(), one.owed().toPlainString(), one.open().toPlainString(),
                one.held().toPlainString(), one.free().toPlainString(), one.currency()))
                .orElseGet(() -> new Shown(null, null, null, null, null, null));
    }
}
