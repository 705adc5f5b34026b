package dev.backstop.promising;

import dev.backstop.web.Problem;
import dev.backstop.web.Problems;
import dev.backstop.web.Strict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Up to a thousand orders in one request, each taken or refused on its own. */
@Component
class OrderBatches {
    private static final int MOST = 1000;

    private final OrderIntake intake;
    private final OrderView view;
    private final Problems problems;
    private final TransactionTemplate savepoint;

    OrderBatches(OrderIntake intake, OrderView view, Problems problems, PlatformTransactionManager manager) {
        this.intake = intake;
        this.view = view;
        this.problems = problems;
        this.savepoint = new TransactionTemplate(manager);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The orders of one request. */
    @Strict
    record Batch(@Nullable List<OrderRequest> orders) {}

    /** What became of each, in the order of the request. */
    record Results(List<Result> results) {}

    /** One of them: 201 with the order, or the status and the problem. */
    record Result(int status, @Nullable OrderJson order, @Nullable ProblemDetail problem) {}

    Results place(Batch batch) {
        var orders = batch.orders() == null ? List.<OrderRequest>of() : batch.orders();
        if (orders.isEmpty() || orders.size() > MOST) {
            throw Problem.refused("/orders", "A batch takes 1 to %d orders, but had %d.".formatted(MOST, orders.size()));
        }
        var results = new ArrayList<Result>();
        for (var order : orders) {
            try {
                var placed = savepoint.execute(_ -> view.of(intake.place(order)));
                results.add(new Result(201, placed, null));
            } catch (Problem refused) {
                results.add(new Result(refused.status().value(), null, problems.body(refused)));
            }
        }
        return new Results(results);
    }
}
