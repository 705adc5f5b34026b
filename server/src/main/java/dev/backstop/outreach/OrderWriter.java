package dev.backstop.outreach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what is told of one order: that it is confirmed, what left, what was cancelled, what was chosen; each with what is still to come. */
final class OrderWriter {
    private final Phrases phrases;
    private final NoticeBody.Small small;

    OrderWriter(Phrases phrases, NoticeBody.Small small) {
        this.phrases = phrases;
        this.small = small;
    }

    /** @param held the money of the order, as far as we know */
    NoticeBody confirmation(Due due, List<OrderFacts.Coming> coming, Optional<Held> held, String address) {
        var blocks = new ArrayList<NoticeBody.Block>();
        if (due.known()) {
            blocks.add(lead("confirmation.lead.anew", due));
        } else {
            blocks.add(lead("confirmation.lead", due));
            blocks.add(new NoticeBody.Words(phrases.say("confirmation.rows")));
        }
        blocks.add(rows(coming));
        held.ifPresent(money -> blocks.add(new NoticeBody.Words(money.ofOrder(phrases))));
        blocks.add(link("confirmation.change", "confirmation.button", address));
        return body(due.known() ? "confirmation.subject.anew" : "confirmation.subject", due, blocks);
    }

    NoticeBody shipment(Due due, List<OrderFacts.Goods> goods, List<OrderFacts.Parcel> parcels, List<OrderFacts.Coming> coming, String address) {
        var blocks = new ArrayList<NoticeBody.Block>();
        blocks.add(lead("shipment.lead", due));
        blocks.add(new NoticeBody.Rows(goods.stream().map(one -> new NoticeBody.Rows.Row(one.item(),
                phrases.say(one.gift() ? "shipment.gift" : "shipment.row"))).toList()));
        parcels.stream().filter(parcel -> parcel.carrier() != null && parcel.tracking() != null).forEach(parcel -> blocks.add(new NoticeBody.Words(
                phrases.say("shipment.parcel", "carrier", String.valueOf(parcel.carrier()), "tracking", String.valueOf(parcel.tracking())))));
        rest("shipment.rest", coming, blocks);
        blocks.add(link(coming.isEmpty() ? "order.see" : "confirmation.change", "shipment.button", address));
        return body("shipment.subject", due, blocks);
    }

    NoticeBody cancelled(Due due, List<OrderFacts.Gone> gone, List<OrderFacts.Back> refunds, List<OrderFacts.Coming> coming, String address) {
        var blocks = new ArrayList<NoticeBody.Block>();
        blocks.add(lead(gone.stream().allMatch(OrderFacts.Gone::byLaw) ? "cancelled.lead.law" : "cancelled.lead", due));
        gone(gone, refunds, blocks);
        rest("cancelled.rest", coming, blocks);
        blocks.add(link(coming.isEmpty() ? "order.see" : "confirmation.change", "shipment.button", address));
        return body("cancelled.subject", due, blocks);
    }

    /** @param gone what is cancelled by it */
    NoticeBody choice(Due due, List<OrderFacts.Gone> gone, List<OrderFacts.Back> refunds, List<OrderFacts.Coming> coming, String address) {
        var blocks = new ArrayList<NoticeBody.Block>();
        blocks.add(lead("choice.lead", due));
        blocks.add(new NoticeBody.Words(due.detail() == null ? "" : due.detail()));
        if (!gone.isEmpty()) {
            gone(gone, refunds, blocks);
        }
        rest("choice.rest", coming, blocks);
        blocks.add(link(coming.isEmpty() ? "order.see" : "choice.undo", "shipment.button", address));
        return body("choice.subject", due, blocks);
    }

    private NoticeBody.Lead lead(String words, Due due) {
        return new NoticeBody.Lead(phrases.say(words, "order", name(due)));
    }

    /** What is cancelled, and the money that goes back for it. */
    private void gone(List<OrderFacts.Gone> gone, List<OrderFacts.Back> refunds, List<NoticeBody.Block> blocks) {
        blocks.add(new NoticeBody.Rows(gone.stream().map(one -> new NoticeBody.Rows.Row(one.item(), phrases.say("cancelled.row"))).toList()));
        if (refunds.isEmpty()) {
            blocks.add(new NoticeBody.Words(phrases.say("cancelled.money")));
        }
        refunds.forEach(back -> blocks.add(new NoticeBody.Words(
                phrases.say("page.refund.due", "amount", phrases.amount(back.amount(), back.currency()), "date", phrases.day(back.by())))));
    }

    private NoticeBody body(String subject, Due due, List<NoticeBody.Block> blocks) {
        blocks.add(small);
        return new NoticeBody(phrases.say(subject, "order", due.orderNumber()), blocks);
    }

    private void rest(String title, List<OrderFacts.Coming> coming, List<NoticeBody.Block> blocks) {
        if (!coming.isEmpty()) {
            blocks.add(new NoticeBody.Words(phrases.say(title)));
            blocks.add(rows(coming));
        }
    }

    private NoticeBody.Rows rows(List<OrderFacts.Coming> coming) {
        return new NoticeBody.Rows(coming.stream().map(one -> new NoticeBody.Rows.Row(one.item(), when(one))).toList());
    }

    /** When a part ships, as the customer is told. */
    String when(OrderFacts.Coming one) {
        if (one.shipBy() == null) {
            return phrases.say("row.none", "date", one.nextWordBy() == null ? phrases.say("no-date") : phrases.day(one.nextWordBy()));
        }
        return phrases.say(one.fromStock() ? "row.stock" : "row.date", "date", phrases.day(one.shipBy()));
    }

    private NoticeBody.Choices link(String ask, String button, String address) {
        return new NoticeBody.Choices(phrases.say(ask), new NoticeBody.Link(phrases.say(button), address));
    }

    private String name(Due due) {
        return due.reference() == null ? due.orderNumber() : "%s (%s)".formatted(due.orderNumber(), due.reference());
    }
}
