package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.TransitTimes;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.web.IdempotentWrites;
import dev.backstop.web.Json;
import dev.backstop.web.RoundTrip;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answers to orders that were taken together: each as it would be read again, made from what was just written. */
@Component
class GatheredAnswers {
    private final OrderView view;
    private final TransitTimes transits;
    private final Json json;

    GatheredAnswers(OrderView view, TransitTimes transits, Json json) {
        this.view = view;
        this.transits = transits;
        this.json = json;
    }

    /** One answer for each candidate. */
    Map<GatheredOrder, IdempotentWrites.Created> of(GatheredPromises promises, List<FreshSchedule.Written> written, Shelf shelf,
            Map<TransitTimes.Way, TransitTimes.Transit> ways) {
        var items = promises.candidates().stream().flatMap(candidate -> candidate.draft().lines().stream()).map(AskedLine::item)
                .collect(toMap(Item::id, item -> item, (same, _) -> same));
        var parts = written.stream().collect(groupingBy(one -> one.line().order()));
        var answers = new HashMap<GatheredOrder, IdempotentWrites.Created>();
        for (var i = 0; i < promises.candidates().size(); i++) {
            var candidate = promises.candidates().get(i);
            var order = promises.booked().get(i);
            var rows = parts.getOrDefault(order.order().id(), List.of()).stream()
                    .map(one -> row(one, shelf, way(candidate.draft(), one.line().location()).map(ways::get).orElse(null))).toList();
            answers.put(candidate.asked(), created(candidate.asked().write(), view.of(order, candidate.draft().customer().code(), items, shelf.firm(), rows)));
        }
        return answers;
    }

    /** How long parcels take from wherever these orders may ship; asked with other questions. */
    Supplier<Map<TransitTimes.Way, TransitTimes.Transit>> ways(Firm firm, Collection<OrderDraft> drafts, RoundTrip trip) {
        return transits.of(drafts.stream().flatMap(draft -> firm.locations().stream().flatMap(from -> way(draft, from.id()).stream())).collect(toSet()), trip);
    }

    private static Optional<TransitTimes.Way> way(OrderDraft draft, long location) {
        return Optional.ofNullable(draft.asker().country()).map(country -> new TransitTimes.Way(location, country));
    }

    private static ScheduleView.Row row(FreshSchedule.Written written, Shelf shelf, TransitTimes.@Nullable Transit transit) {
        var line = written.line();
        Part part = written.part();
        return new ScheduleView.Row(written.id(), line.order(), line.line(), line.lineNumber(), written.number(), false, part.quantity(), line.item().units(),
                shelf.firm().location(line.location()).code(), written.promise(), written.promise(), part.shipBy(), part.earliest(), part.latest(),
                part.confidence(), PegRow.code(part.source()), written.basis().why(), written.basis().supply(), written.nextWordBy(),
                transit == null ? null : transit.p50Days(), transit == null ? null : transit.p95Days(), written.saidOn());
    }

    private IdempotentWrites.Created created(IdempotentWrites.Write write, OrderJson order) {
        var body = json.write(order);
        return new IdempotentWrites.Created(write, "/api/v1/orders/" + URLEncoder.encode(order.number(), StandardCharsets.UTF_8), json.etagOf(body), body);
    }
}
