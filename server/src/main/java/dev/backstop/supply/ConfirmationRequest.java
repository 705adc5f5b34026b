package dev.backstop.supply;

import dev.backstop.catalog.Item;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vendor's word as a client brings it. */
@Strict
record ConfirmationRequest(@Nullable String by, @Nullable List<Line> lines) {

    @Strict
    record Line(@Nullable Integer line, @Nullable String status, @Nullable List<Part> parts, @Nullable String reason) {}

    /** {@code expectedOn} absent: the vendor cannot say when. */
    @Strict
    record Part(@Nullable String quantity, @Nullable LocalDate expectedOn) {}

    /** Reads it against the order that it is about; every fault is told at once. */
    Confirmation read(PurchaseOrder order, Map<Long, Item> items) {
        var form = new Form();
        form.required("/by", by, "Say by which way the vendor answered: %s.".formatted(String.join(", ", Confirmation.WAYS)));
        form.oneOf("/by", by, Confirmation.WAYS);
        var said = lines == null ? List.<Line>of() : lines;
        if (said.isEmpty()) {
            form.fault("/lines", "Name at least one line that the vendor answered.");
        }
        var seen = new HashSet<Integer>();
        var read = new ArrayList<Confirmation.Line>();
        for (var i = 0; i < said.size(); i++) {
            var line = said.get(i);
            if (line.line() != null && !seen.add(line.line())) {
                form.fault("/lines/%d/line".formatted(i), "Line %d stands twice. Put its parts together.".formatted(line.line()));
            }
            line(line, order, items, "/lines/" + i, form).ifPresent(read::add);
        }
        if (!form.isFaultless() || by == null) {
            throw Problem.refused(form.faults());
        }
        return new Confirmation(by, read);
    }

    private static Optional<Confirmation.Line> line(Line said, PurchaseOrder order, Map<Long, Item> items, String pointer, Form form) {
        var line = said.line() == null ? null : order.line(said.line()).orElse(null);
        if (line == null) {
            form.fault(pointer + "/line", "Purchase order %s has no line %s.".formatted(order.number(), said.line()));
        }
        form.required(pointer + "/status", said.status(), "Say accepted, changed, short or rejected.");
        form.oneOf(pointer + "/status", said.status(), List.of("accepted", "changed", "short", "rejected"));
        if (line == null || said.status() == null || !form.isFaultless()) {
            return Optional.empty();
        }
        var status = Confirmation.Status.valueOf(said.status().toUpperCase(Locale.ROOT));
        var parts = said.parts() == null ? List.<Part>of() : said.parts();
        var named = status == Confirmation.Status.CHANGED || status == Confirmation.Status.SHORT;
        if (named && parts.isEmpty()) {
            form.fault(pointer + "/parts", "Say what changed: the quantities with their dates.");
        }
        if (!named && !parts.isEmpty()) {
            form.fault(pointer + "/parts", "Parts go with status changed or short. Leave them out where a line is %s as a whole.".formatted(said.status()));
            return Optional.empty();
        }
        var item = Objects.requireNonNull(items.get(line.item()), "item of a line");
        return Optional.of(new Confirmation.Line(line.line(), status, parts(parts, line, item, pointer + "/parts", form), said.reason()));
    }

    private static List<Confirmation.Part> parts(List<Part> said, PurchaseOrder.Line line, Item item, String pointer, Form form) {
        var parts = new ArrayList<Confirmation.Part>();
        for (var i = 0; i < said.size(); i++) {
            var quantity = said.get(i).quantity();
            var at = "%s/%d/quantity".formatted(pointer, i);
            form.required(at, quantity, "Say how much comes on that day.");
            if (quantity != null) {
                try {
                    parts.add(new Confirmation.Part(item.units().readPositive(quantity, at), said.get(i).expectedOn()));
                } catch (Problem refused) {
                    PastOrderForm.take(refused, form);
                }
            }
        }
        var named = parts.stream().mapToLong(Confirmation.Part::quantity).sum();
        if (named > line.open()) {
            form.fault(pointer, "%s are named, but only %s of line %d are open. Change the line's quantity first if more will come."
                    .formatted(item.units().text(named), item.units().text(line.open()), line.line()));
        }
        return parts;
    }
}
