package dev.backstop.supply;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.supply.PurchaseOrder.Line;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.supply.PurchaseOrder.State;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a vendor's word: dates, splits and refusals, each kept beside what was asked for. */
@Component
class Confirming {
    private final PurchaseOrderRows rows;
    private final PartRows parts;
    private final Arrivals arrivals;
    private final Items items;
    private final ApplicationEventPublisher events;

    Confirming(PurchaseOrderRows rows, PartRows parts, Arrivals arrivals, Items items, ApplicationEventPublisher events) {
        this.rows = rows;
        this.parts = parts;
        this.arrivals = arrivals;
        this.items = items;
        this.events = events;
    }

    PurchaseOrder confirm(PurchaseOrder order, Confirmation confirmation) {
        if (order.state() != State.SENT) {
            throw Problem.conflict("not-sent", "Purchase order %s is %s, so there is nothing for the vendor to confirm. %s".formatted(
                    order.number(), order.state().code(), order.state() == State.DRAFT ? "Send it first." : "Make a new one."));
        }
        for (var said : confirmation.lines()) {
            confirm(order, order.line(said.line()).orElseThrow(), said, confirmation.by());
        }
        parts.closeOrReopen(order.id());
        return rows.byIds(List.of(order.id())).getFirst();
    }

    private void confirm(PurchaseOrder order, Line line, Confirmation.Line said, String by) {
        var open = line.openParts();
        if (open.isEmpty()) {
            throw Problem.conflict("nothing-open", "Nothing of line %d is open any more. Leave it out.".formatted(line.line()));
        }
        var name = SupplyPart.reference(order.number(), line.line(), 1);
        var text = switch (said.status()) {
            case ACCEPTED -> accept(open, said.reason(), by);
            case REJECTED -> reject(open, said.reason(), by);
            case CHANGED -> change(line, Cuts.of(open, said.parts()), said.reason(), by).words();
            case SHORT -> shorten(order, line, change(line, Cuts.of(open, said.parts()), said.reason(), by), said.reason(), by);
        };
        arrivals.renew(rows.byIds(List.of(order.id())).getFirst().line(line.line()).orElseThrow().parts().stream().map(Part::id).toList());
        events.publishEvent(new SupplyMoved(List.of(new Place(line.item(), order.location())),
                said.status() == Confirmation.Status.REJECTED ? "supply-cancelled" : "supply-moved",
                "supply %s %s".formatted(name, text), name));
    }

    private String accept(List<Part> open, @Nullable String reason, String by) {
        parts.save(open.stream().map(part -> part.confirmed(part.expectedOn())).toList());
        parts.append(open.stream().map(part -> new PartRows.Version(part.id(), "confirmed", part.expectedOn(), part.open(), by, reason)).toList());
        return "was confirmed by the vendor";
    }

    private String reject(List<Part> open, @Nullable String reason, String by) {
        parts.save(open.stream().map(part -> part.cancelled(part.open())).toList());
        parts.append(open.stream().map(part -> new PartRows.Version(part.id(), "confirmed", null, 0, by, reason)).toList());
        return "was rejected by the vendor" + (reason == null || reason.isBlank() ? "" : " (%s)".formatted(reason.strip()));
    }

    /** What the vendor did not name keeps the part and its date; where it named all of a part, the first piece keeps the part. */
    private Changed change(Line line, List<Cuts.Cut> cuts, @Nullable String reason, String by) {
        var versions = new ArrayList<PartRows.Version>();
        cuts.stream().collect(groupingBy(Cuts.Cut::part, LinkedHashMap::new, java.util.stream.Collectors.toList())).forEach((part, pieces) -> {
            var named = pieces.stream().mapToLong(Cuts.Cut::units).sum();
            var whole = named == part.open();
            var kept = whole ? pieces.getFirst().units() : part.open() - named;
            var keeping = part.withQuantity(part.quantity() - part.open() + kept);
            parts.save(List.of(whole ? keeping.confirmed(pieces.getFirst().expectedOn()) : keeping));
            for (var i = 0; i < pieces.size(); i++) {
                var piece = pieces.get(i);
                var id = part.id();
                if (!whole || i > 0) {
                    id = parts.cutOff(part, piece.units());
                    parts.save(List.of(cut(id, part, piece)));
                }
                versions.add(new PartRows.Version(id, "confirmed", piece.expectedOn(), piece.units(), by, reason));
            }
        });
        parts.append(versions);
        return new Changed(words(line, cuts) + " by the vendor's confirmation", versions.stream().map(PartRows.Version::part).collect(toSet()));
    }

    /** What the vendor named, in words, and the parts that hold it now. */
    private record Changed(String words, Set<Long> parts) {}

    /** What was not named will not come. */
    private String shorten(PurchaseOrder order, Line line, Changed changed, @Nullable String reason, String by) {
        var rest = rows.byIds(List.of(order.id())).getFirst().line(line.line()).orElseThrow().openParts().stream()
                .filter(part -> !changed.parts().contains(part.id())).toList();
        if (rest.isEmpty()) {
            return changed.words();
        }
        reject(rest, reason, by);
        return "%s, and %s will not come".formatted(changed.words(), text(line, rest.stream().mapToLong(Part::open).sum()));
    }

    private static Part cut(long id, Part from, Cuts.Cut piece) {
        return new Part(id, 0, piece.units(), 0, 0, from.requestedOn(), piece.expectedOn(), piece.expectedOn(), false, from.arrival());
    }

    private String words(Line line, List<Cuts.Cut> cuts) {
        if (cuts.size() == 1 && cuts.getFirst().units() == line.open()) {
            return SupplyWords.moved(cuts.getFirst().part().expectedOn(), cuts.getFirst().expectedOn());
        }
        return cuts.stream()
                .map(cut -> text(line, cut.units()) + " " + SupplyWords.moved(cut.part().expectedOn(), cut.expectedOn()))
                .collect(joining(", "));
    }

    private String text(Line line, long units) {
        return Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line").units().text(units);
    }
}
