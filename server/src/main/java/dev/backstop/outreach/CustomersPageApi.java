package dev.backstop.outreach;

import dev.backstop.access.Audit;
import dev.backstop.access.SignedLinks;
import dev.backstop.orders.Orders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The address of an order's page for its customer, and its revocation, as when a mail went to somebody else. */
@RestController
@RequestMapping("/api/v1/orders/{order}/customers-page")
class CustomersPageApi {
    private final Orders orders;
    private final SignedLinks links;
    private final OwnName own;
    private final Audit audit;
    private final LinkAgain again;

    CustomersPageApi(Orders orders, SignedLinks links, OwnName own, Audit audit, LinkAgain again) {
        this.orders = orders;
        this.links = links;
        this.own = own;
        this.audit = audit;
        this.again = again;
    }

    /** Whoever has it may choose for the customer, so that a key that may only read cannot ask for it. */
    record Page(String address) {}

    @PostMapping
    Page address(@PathVariable String order) {
        return new Page(own.orderPage(links.signer().token("order/" + orders.require(order).number())));
    }

    /** Mails it to the customer. */
    @PostMapping("/send")
    LinkAgain.Sent send(@PathVariable String order) {
        return again.send(order);
    }

    /** All addresses given out so far are void; those of later mails are good. */
    @PostMapping("/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String order) {
        links.revoke("order/" + orders.require(order).number());
        audit.note("customer's page revoked", order);
    }
}
