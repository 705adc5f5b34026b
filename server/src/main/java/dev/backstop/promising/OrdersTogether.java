package dev.backstop.promising;

import dev.backstop.web.GatheredWrites;
import dev.backstop.web.IdempotentWrites;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Takes new orders together with others. What is wrong with one is found and said where it is taken alone, by {@link OrdersApi}. */
@Component
class OrdersTogether implements GatheredWrites {
    private final OrderGatherer gatherer;
    private final ObjectReader reader;

    OrdersTogether(OrderGatherer gatherer, JsonMapper mapper) {
        this.gatherer = gatherer;
        this.reader = mapper.readerFor(OrderRequest.class);
    }

    @Override
    public String path() {
        return "/api/v1/orders";
    }

    @Override
    public Optional<IdempotentWrites.Created> take(IdempotentWrites.Write write, byte[] body) {
        OrderRequest order;
        try {
            order = reader.readValue(body);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        return order != null && gatherer.take(order, write) instanceof GatheredOrder.Outcome.Taken taken ? Optional.of(taken.created()) : Optional.empty();
    }
}
