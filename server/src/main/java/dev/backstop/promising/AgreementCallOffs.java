package dev.backstop.promising;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Money;
import dev.backstop.orders.Order;
import dev.backstop.orders.Orders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders that call off an agreement: as any order, at the price agreed, and at the agreement's place in the line. */
@Component
class AgreementCallOffs {
    private final AgreementRows rows;
    private final AgreementHolds holds;
    private final FirmReader firms;
    private final OrderDrafts drafts;
    private final LineSourcing sourcing;
    private final Orders orders;
    private final OrderIntake intake;
    private final Settlement settlement;
    private final Tellings tellings;
    private final Items items;

    AgreementCallOffs(AgreementRows rows, AgreementHolds holds, FirmReader firms, OrderDrafts drafts, LineSourcing sourcing, Orders orders, OrderIntake intake,
            Settlement settlement, Tellings tellings, Items items) {
        this.rows = rows;
        this.holds = holds;
        this.firms = firms;
        this.drafts = drafts;
        this.sourcing = sourcing;
        this.orders = orders;
        this.intake = intake;
        this.settlement = settlement;
        this.tellings = tellings;
        this.items = items;
    }

    /**
     * Books and promises it, and its answer counts as told.
     *
     * @throws dev.backstop.web.Problem 409 where the agreement does not hold today or less is left, 422 for what no order could ask either
     */
    Order place(String number, AgreementRequest.CallOff wanted) {
        var known = rows.require(number);
        var firm = firms.now();
        known.requireOpen(Agreements.today(known, firm));
        var draft = drafts.of(firm, request(known, wanted));
        settlement.lock(Stream.concat(draft.places(firm), holds.places(holds.of(List.of(number))).stream()).distinct().toList());
        var agreement = rows.lock(number);
        agreement.requireOpen(Agreements.today(agreement, firm));
        draft.lines().forEach(line -> agreement.requireLeft(agreement.of(line.item(), line.pointer("sku")), line.quantity()));
        var held = holds.take(agreement, draft.lines(), draft.location());
        var fresh = AgreementHolds.rest(draft.lines(), held);
        var shares = fresh.isEmpty() ? List.<Sourcing.Share>of() : sourcing.of(firm, fresh, draft.location(), draft.asker());
        var booked = orders.place(draft.order().with(draft.order().lines().stream().map(line -> line.since(agreement.priorityAt())).toList()));
        var cause = Cause.calledOff(booked.order().number(), number);
        rows.called(agreement, booked.lines());
        holds.handOver(held, booked.lines(), cause);
        intake.promise(booked.order(), shares, cause);
        tellings.answer(booked.order(), draft.asker().channel(), draft.customer().name());
        return booked.order();
    }

    /** As an order asks; each item once, because each has one line in the agreement. */
    private OrderRequest request(Agreement agreement, AgreementRequest.CallOff wanted) {
        var given = Objects.requireNonNullElse(wanted.lines(), List.<AgreementRequest.Part>of());
        var known = items.bySkus(given.stream().filter(Objects::nonNull).map(AgreementRequest.Part::sku).filter(Objects::nonNull).distinct().toList());
        var lines = new ArrayList<OrderRequest.Line>();
        for (var i = 0; i < given.size(); i++) {
            var part = given.get(i);
            var item = part == null || part.sku() == null ? null : known.get(part.sku());
            var agreed = item == null ? null : agreement.of(item, "/lines/%d/sku".formatted(i));
            lines.add(part == null ? new OrderRequest.Line(null, null, null, null, null, null, null, null, null)
                    : new OrderRequest.Line(agreed == null ? null : agreed.line(), part.sku(), part.quantity(), price(agreed), null, part.minimumShipment(), null, null, null));
        }
        return new OrderRequest(null, wanted.reference(), null, null, agreement.customer(), wanted.channel(), null, wanted.requestedOn(), null, wanted.shipping(),
                wanted.location() == null ? agreement.location() : wanted.location(), wanted.latestAcceptableOn(), null, wanted.shipTo(), wanted.contact(), null,
                null, null, null, lines);
    }

    private static @Nullable Money price(Agreement.@Nullable Line agreed) {
        var price = agreed == null ? null : agreed.price();
        return price == null ? null : new Money(plain(price), null);
    }

    private static String plain(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }
}
