package dev.backstop.promising;

import dev.backstop.orders.Orders;
import dev.backstop.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why this date. */
@RestController
@RequestMapping("/api/v1/explanations/promise")
class PromiseExplanationsApi {
    private final Orders orders;
    private final PromiseExplanations explanations;

    PromiseExplanationsApi(Orders orders, PromiseExplanations explanations) {
        this.orders = orders;
        this.explanations = explanations;
    }

    @GetMapping("/{number}/{line}")
    PromiseExplanations.Explanation of(@PathVariable String number, @PathVariable int line) {
        var order = orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number));
        return explanations.of(order, orders.requireLine(order, line));
    }
}
