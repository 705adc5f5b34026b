package dev.backstop.outreach;

import dev.backstop.orders.OrderReduced;
import dev.backstop.orders.Shipped;
import dev.backstop.promising.OrdersAnswered;
import dev.backstop.promising.PromisesMade;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what customers should read about without being owed it, and notes it in the same transaction. */
@Component
class NewsListeners {
    private final NewsBook news;

    NewsListeners(NewsBook news) {
        this.news = news;
    }

    /** The answer to an order, or to an edit of one, is confirmed in writing. */
    @EventListener
    void on(OrdersAnswered answered) {
        news.confirm(answered.orders(), answered.writes());
    }

    @EventListener
    void on(Shipped shipped) {
        news.shipped(shipped.order(), shipped.shipment());
    }

    @EventListener
    void on(OrderReduced reduced) {
        news.cancelled(reduced.order(), reduced.at());
    }

    /** Earlier than what was heard, or a date where there was none. */
    @EventListener
    void on(PromisesMade event) {
        news.better(event.made().stream()
                .filter(made -> made.heard() && made.shipBy() != null && (made.heardShipBy() == null || made.shipBy().isBefore(made.heardShipBy())))
                .map(made -> new NewsBook.Better(made.order(), made.scheduleLine(), Objects.requireNonNull(made.shipBy(), "filtered"), made.heardShipBy()))
                .toList());
    }
}
