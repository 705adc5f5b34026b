package dev.backstop.outreach;

import dev.backstop.orders.Customers;
import dev.backstop.orders.Order;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Has what a customer chose confirmed in writing, at once and in the customer's language, by whichever way it was chosen. It names the day
 * and the time at the customer's place: for a withdrawal it is the acknowledgement that article 11a of directive 2011/83/EU asks for.
 */
@Component
class ChoiceConfirmations {
    private final Customers customers;
    private final NewsBook news;
    private final LegalPlace place;
    private final Clock clock;

    ChoiceConfirmations(Customers customers, NewsBook news, LegalPlace place, Clock clock) {
        this.customers = customers;
        this.news = news;
        this.place = place;
        this.clock = clock;
    }

    /** @param channel by which it was chosen; a trading partner's system is answered by messages of its own */
    void confirm(Order order, Consent.Choice choice, String channel) {
        if (channel.equals("edi")) {
            return;
        }
        var customer = Objects.requireNonNull(customers.byIds(List.of(order.customer())).get(order.customer()), "an order's customer");
        var phrases = Phrases.in(Addressee.locale(customer.language()));
        var words = phrases.say("page.chosen." + choice.code());
        var zone = customer.zone();
        var now = clock.instant().atZone(zone == null ? place.now().zone() : zone);
        news.chosen(order.id(), phrases.say("choice.noted", "order", order.number(), "date", phrases.day(now.toLocalDate()),
                "time", phrases.time(now), "choice", channel.equals("phone") ? phrases.say("call.confirm", "choice", words) : words));
    }
}
