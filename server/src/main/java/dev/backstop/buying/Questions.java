package dev.backstop.buying;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.post.Post;
import dev.backstop.supply.PurchaseOrderTurned;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.PurchaseOrdersTakenOver;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What we want to know of vendors: kept when it comes up, and asked once. */
@Component
class Questions {
    private final QuestionRows rows;
    private final PurchaseOrders orders;
    private final Vendors vendors;
    private final Locations locations;
    private final VendorManners manners;
    private final ChaseMail mail;
    private final Post post;
    private final Audit audit;
    private final Clock clock;

    Questions(QuestionRows rows, PurchaseOrders orders, Vendors vendors, Locations locations, VendorManners manners, ChaseMail mail,
            Post post, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.vendors = vendors;
        this.locations = locations;
        this.manners = manners;
        this.mail = mail;
        this.post = post;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who was sent an order, or asked for another date, has a working day to say something. */
    @EventListener
    void on(PurchaseOrderTurned turned) {
        if (turned.turn() == PurchaseOrderTurned.Turn.CANCELLED) {
            return;
        }
        var order = orders.byNumber(turned.number()).orElseThrow();
        var zone = locations.get(order.location()).zone();
        var now = clock.instant();
        rows.keep(List.of(new QuestionRows.Fresh(order.id(), null, "unconfirmed", LocalDate.ofInstant(now, zone),
                VendorHours.dayLater(now, zone, vendors.get(order.vendor()).calendar()))));
    }

    /**
     * Who was sent an order from elsewhere is asked like any other, at once for what is due already. The first mail about such an order is sent by a
     * person: an import of history asks nobody (decision 0244).
     */
    @EventListener
    void on(PurchaseOrdersTakenOver taken) {
        var now = clock.instant();
        var silent = rows.silent(taken.orders());
        var sellers = vendors.byIds(silent.stream().map(QuestionRows.Silent::vendor).collect(toSet()));
        rows.keep(silent.stream().map(order -> {
            var zone = locations.get(order.location()).zone();
            var sent = order.sentAt().atZoneSameInstant(zone).toLocalDate();
            var vendor = Objects.requireNonNull(sellers.get(order.vendor()), "vendor of an order").calendar();
            return new QuestionRows.Fresh(order.order(), null, "unconfirmed", sent, VendorHours.morning(vendor.after(vendor.onOrAfter(sent)), zone));
        }).toList());
        keepNear(taken.orders(), now);
    }

    /** Keeps what came up by now, and asks those vendors that are asked without a person. */
    void cameUp(Instant now) {
        keepNear(null, now);
        rows.vendorsToAsk(now).stream().map(vendors::get).filter(vendor -> vendor.email() != null && manners.of(vendor.id())
                .chasesByItself())
                .forEach(vendor -> ask(vendor, question -> !question.takenOver(), now));
    }

    /** Keeps the questions about dates that are due; {@code orders} null: of all. */
    private void keepNear(@Nullable Collection<Long> orders, Instant now) {
        var places = locations.all().stream().collect(toMap(Location::id, place -> place));
        var latest = places.values().stream().map(place -> place.today(now)).max(LocalDate::compareTo);
        if (latest.isEmpty()) {
            return;
        }
        var near = rows.near(latest.get(), orders);
        var sellers = vendors.byIds(near.stream().map(QuestionRows.UnderWay::vendor).collect(toSet()));
        rows.keep(near.stream().flatMap(part -> {
            var place = Objects.requireNonNull(places.get(part.location()), "location of an order");
            var vendor = Objects.requireNonNull(sellers.get(part.vendor()), "vendor of an order");
            return Ladder.due(part.expectedOn(), part.wordAt().atZoneSameInstant(place.zone()).toLocalDate(), place.today(now),
                    vendor.calendar()).stream()
                    .map(rung -> new QuestionRows.Fresh(part.order(), part.part(), rung.kind(), rung.about(),
                            VendorHours.morning(rung.dueOn(), place.zone())))
                    .filter(question -> !question.dueAt().isAfter(now));
        }).toList());
    }

    List<OpenQuestion> open(@Nullable Long vendor) {
        return rows.open(vendor, clock.instant());
    }

    /** What of it nobody asked yet. */
    List<OpenQuestion> unasked(long vendor) {
        return rows.open(vendor, clock.instant()).stream().filter(question -> question.askedAt() == null).toList();
    }

    /** The mail that would be sent now; nothing is marked. */
    ChaseMail.Draft draft(Vendor vendor) {
        return mail.draft(vendor, unasked(vendor.id()));
    }

    /**
     * Asks, by one mail, all that is due and was not asked.
     *
     * @return how many questions
     * @throws Problem 409 where there is nothing to ask, or no address to ask at
     */
    int ask(Vendor vendor) {
        if (vendor.email() == null) {
            throw Problem.conflict("no-address", "%s has no mail address. Ask by telephone, with the words of the draft, and note that you did."
                    .formatted(vendor.name()));
        }
        var count = ask(vendor, _ -> true, clock.instant());
        if (count == 0) {
            throw Problem.conflict("nothing-to-ask", "Nothing is due that %s was not asked already.".formatted(vendor.name()));
        }
        audit.note("vendor asked", "%s, %d questions".formatted(vendor.code(), count));
        return count;
    }

    private int ask(Vendor vendor, Predicate<OpenQuestion> these, Instant now) {
        var due = rows.open(vendor.id(), now).stream().filter(question -> question.askedAt() == null).filter(these).toList();
        var cause = ChaseMail.cause(vendor, due);
        var mine = rows.asked(due.stream().map(OpenQuestion::question).toList(), cause, now);
        var asked = due.stream().filter(question -> mine.contains(question.question())).toList();
        if (!asked.isEmpty()) {
            post.send(List.of(mail.of(vendor, asked, cause)));
        }
        return asked.size();
    }

    /** A person asked in another way, by telephone say. */
    void askedBy(long question, String how) {
        if (rows.asked(List.of(question), "%s, %s".formatted(how, Who.now()), clock.instant()).isEmpty()) {
            throw Problem.conflict("asked-already", "Question %d was asked already, or there is none.".formatted(question));
        }
    }
}
