package dev.backstop.outreach;

import dev.backstop.access.Audit;
import dev.backstop.access.SignedLinks;
import dev.backstop.orders.Orders;
import dev.backstop.post.Message;
import dev.backstop.post.Post;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails a customer who lost it, or who asks on the phone, the address of the page on which the order is seen and chosen about. */
@Component
public class LinkAgain {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Orders orders;
    private final SignedLinks links;
    private final OwnName own;
    private final Post post;
    private final Audit audit;

    LinkAgain(JdbcClient jdbc, Clock clock, Orders orders, SignedLinks links, OwnName own, Post post, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.orders = orders;
        this.links = links;
        this.own = own;
        this.post = post;
        this.audit = audit;
    }

    /** To whom it went. */
    public record Sent(String to) {}

    private record Receiver(String name, String email, String language) {}

    /**
     * Sends it to the mail address of the order, else of its customer; asked for twice in one minute it is one mail.
     *
     * @throws Problem 404 if there is no such order, 409 where no mail address is known
     */
    public Sent send(String number) {
        var order = orders.require(number);
        var to = jdbc.sql("""
                SELECT c.name, coalesce(o.contact ->> 'email', c.email, '') AS email, c.language
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id WHERE o.id = :order
                """).param("order", order.id()).query(Receiver.class).single();
        if (to.email().isBlank()) {
            throw Problem.conflict("no-mail-address", "No mail address of order %s or of its customer is known. Add one to the customer first.".formatted(number));
        }
        var say = Phrases.nearest(to.language());
        var address = own.orderPage(links.signer().token("order/" + number));
        var mail = LinkMail.of(say, say.say("link.subject", "order", number), say.say("link.lead"), List.of(),
                new LinkMail.Button(say.say("confirmation.change"), say.say("choose.button"), address),
                say.say("choose.phone") + ' ' + say.say("small", "firm", own.firm()));
        post.send(List.of(Message.mail("link %s %s".formatted(number, clock.instant().truncatedTo(ChronoUnit.MINUTES)), to.email(), to.name(), mail.subject(),
                mail.text(), mail.html(), say.locale().getLanguage(), number)));
        audit.note("customer's page mailed", "%s to %s".formatted(number, to.email()));
        return new Sent(to.email());
    }
}
