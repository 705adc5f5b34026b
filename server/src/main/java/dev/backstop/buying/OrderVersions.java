package dev.backstop.buying;

import dev.backstop.access.Audit;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.post.Post;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrderTurned;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes each version of a purchase order and the message that brings it to its vendor, in the transaction that made it: both are there, or
 * neither. A version is compared with what the vendor has, so a message that did not leave yet is replaced rather than followed by another.
 */
@Component
class OrderVersions {
    /** A buyer who changes ten lines changes them within this time, and the vendor gets one mail. */
    static final Duration CALM = Duration.ofMinutes(5);

    private final PurchaseOrders orders;
    private final Vendors vendors;
    private final DocumentWriter writer;
    private final VersionRows rows;
    private final OrderWays ways;
    private final OrderMail mail;
    private final Post post;
    private final Audit audit;
    private final Clock clock;

    OrderVersions(PurchaseOrders orders, Vendors vendors, DocumentWriter writer, VersionRows rows, OrderWays ways, OrderMail mail,
            Post post, Audit audit,
            Clock clock) {
        this.orders = orders;
        this.vendors = vendors;
        this.writer = writer;
        this.rows = rows;
        this.ways = ways;
        this.mail = mail;
        this.post = post;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void on(PurchaseOrderTurned turned) {
        var order = orders.require(turned.number());
        var before = rows.of(order.id());
        var waiting = before.stream().filter(version -> "due".equals(version.messageState())).map(OrderVersion::cause)
                .filter(Objects::nonNull).toList();
        var kept = post.withdraw(waiting, "a newer version of the order followed");
        var known = before.stream()
                .filter(version -> version.isWithVendor() || (waiting.contains(version.cause()) && !kept.contains(version.cause())))
                        .findFirst();
        var next = before.isEmpty() ? 1 : before.getFirst().version() + 1;
        switch (turned.turn()) {
            case SENT -> write(order, writer.write(order, next, OrderDocument.Kind.ORDER), null);
            case CHANGED -> changed(order, next, before, known);
            case CANCELLED -> cancelled(order, next, before, known);
        }
    }

    private void changed(PurchaseOrder order, int next, List<OrderVersion> before, Optional<OrderVersion> known) {
        if (known.isEmpty() && !before.isEmpty()) {
            write(order, writer.write(order, next, OrderDocument.Kind.ORDER), null);
            return;
        }
        var written = writer.write(order, next, OrderDocument.Kind.CHANGE);
        if (known.isPresent() && written.saysNothingNew(known.get().document())) {
            return;
        }
        write(order, known.map(has -> written.against(has.document())).orElse(written), clock.instant().plus(CALM));
    }

    private void cancelled(PurchaseOrder order, int next, List<OrderVersion> before, Optional<OrderVersion> known) {
        var written = writer.write(order, next, OrderDocument.Kind.CANCELLATION);
        if (known.isEmpty() && !before.isEmpty()) {
            rows.append(order.id(), written, OrderWays.Chosen.NONE, null, clock.instant());
            return;
        }
        write(order, known.map(has -> written.against(has.document())).orElse(written), null);
    }

    private void write(PurchaseOrder order, OrderDocument document, @Nullable Instant notBefore) {
        var way = ways.of(vendor(order));
        var cause = way.recipient() == null ? null : "purchase order %s version %d".formatted(order.number(), document.version());
        rows.append(order.id(), document, way, cause, clock.instant());
        if (cause != null && way.recipient() != null) {
            post.send(List.of(mail.of(document, cause, way.recipient(), way.csvOnly(), notBefore)));
        }
    }

    private Vendor vendor(PurchaseOrder order) {
        return vendors.get(order.vendor());
    }

    /** The newest first. */
    List<OrderVersion> of(String number) {
        return rows.of(orders.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number)).id());
    }

    OrderVersion require(String number, int version) {
        return of(number).stream().filter(each -> each.version() == version).findFirst()
                .orElseThrow(() -> Problem.notFound("version", "%d of purchase order %s".formatted(version, number)));
    }

    /**
     * What the vendor of a draft would get today.
     *
     * @throws Problem 404 for an unknown order, 409 for one that is no draft
     */
    OrderDocument preview(String number) {
        var order = orders.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number));
        if (order.state() != PurchaseOrder.State.DRAFT) {
            throw Problem.conflict("no-draft", "Purchase order %s is %s, so it has no preview. Its versions are what its vendor got."
                    .formatted(number, order.state().code()));
        }
        return writer.write(order, 1, OrderDocument.Kind.DRAFT);
    }

    /** A person gave it to the vendor. Saying so twice changes nothing. */
    void handOver(String number, int version) {
        orders.require(number);
        rows.handedOver(require(number, version), clock.instant());
        audit.note("purchase order handed over", "%s, version %d".formatted(number, version));
    }

    /**
     * Sends a version again whose mail did not arrive, to the address that the vendor has now.
     *
     * @throws Problem 409 where it is with the vendor, or on its way, or the vendor has no mail address
     */
    void sendAgain(String number, int version) {
        var order = orders.require(number);
        var again = require(number, version);
        if (!again.hasFailed() && !"none".equals(again.way()) && !("by-hand".equals(again.way()) && again.handedOverAt() == null)) {
            throw Problem.conflict("sent-already", "Version %d of purchase order %s was sent to %s and nothing came back, so it is not sent twice. Download it instead."
                    .formatted(version, number, again.recipient() == null ? "the vendor by hand" : again.recipient()));
        }
        if (rows.of(order.id()).getFirst().version() != version) {
            throw Problem.conflict("superseded", "A newer version of purchase order %s followed. Send that one.".formatted(number));
        }
        var way = ways.of(vendor(order));
        if (way.recipient() == null) {
            throw Problem.conflict("no-address", "%s gets its orders by hand. Download the order and hand it over, or give the vendor a mail address first."
                    .formatted(vendor(order).name()));
        }
        var cause = again.cause() == null ? "purchase order %s version %d".formatted(number, version) : again.cause() + " again";
        rows.carriedBy(again, way, cause);
        post.send(List.of(mail.of(again.document(), cause, way.recipient(), way.csvOnly(), null)));
        audit.note("purchase order sent again", "%s, version %d, to %s".formatted(number, version, way.recipient()));
    }
}
