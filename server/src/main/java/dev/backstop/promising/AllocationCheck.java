package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deciding over the present facts again must change no peg. Goes over all places where somebody asks, a slice at a time; where that is still to be
 * done, there is nothing to compare yet.
 */
@Component
class AllocationCheck implements AuditCheck {
    private static final int SLICE = 500;

    private final JdbcClient jdbc;
    private final FactsReader reader;

    AllocationCheck(JdbcClient jdbc, FactsReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    @Override
    public List<Difference> differences(int most) {
        var found = new ArrayList<Difference>();
        for (var from = START; from != null && found.size() < most; ) {
            var piece = piece(from, most);
            found.addAll(piece.differences());
            from = piece.next();
        }
        return found;
    }

    /** {@code from} is the place after which it begins: item and location. */
    @Override
    public Piece piece(String from, int most) {
        var slice = slice(from.isEmpty() ? new Place(0, 0) : place(from));
        if (slice.isEmpty()) {
            return new Piece(List.of(), null);
        }
        var found = new ArrayList<Difference>();
        check(slice, found);
        return new Piece(found, "%d/%d".formatted(slice.getLast().item(), slice.getLast().location()));
    }

    private static Place place(String from) {
        var slash = from.indexOf('/');
        return new Place(Long.parseLong(from.substring(0, slash)), Long.parseLong(from.substring(slash + 1)));
    }

    private List<Place> slice(Place after) {
        return jdbc.sql("""
                SELECT DISTINCT item_id AS item, location_id AS location FROM promising.peg
                 WHERE closed_at IS NULL AND (item_id, location_id) > (:item, :location)
                   AND (item_id, location_id) NOT IN (SELECT item_id, location_id FROM promising.repromise_due)
                 ORDER BY item_id, location_id LIMIT :slice
                """).param("item", after.item()).param("location", after.location()).param("slice", SLICE).query(Place.class).list();
    }

    private record Share(OpenLine.Group line, long item, Source source, long part) {
        /** Nobody holds what nobody ordered: whether it would have a day moves with components and terms, and is told as the day turns. */
        static Share of(OpenLine.Group line, long item, Source source, @Nullable Long part) {
            return new Share(line, item, source == Source.PLANNED ? Source.NONE : source, Objects.requireNonNullElse(part, 0L));
        }
    }

    private void check(List<Place> places, List<Difference> found) {
        var facts = reader.read(places, _ -> {});
        var decided = new HashMap<Share, Long>();
        var names = new HashMap<OpenLine.Group, String>();
        var owners = new HashMap<Long, OpenLine.Group>();
        for (var decision : Decisions.of(facts)) {
            var group = decision.line().group();
            names.put(group, decision.line().orderNumber() + "/" + decision.line().lineNumber());
            decision.line().schedule().forEach(s -> owners.put(s.id(), group));
            decision.parts().forEach(part -> part.components().forEach(c -> c.pegs().forEach(peg -> decided.merge(
                    Share.of(group, c.item(), peg.source(), peg.part()), peg.quantity(), Long::sum))));
        }
        var stored = new HashMap<Share, Long>();
        for (var peg : facts.pegs()) {
            var group = owners.get(peg.scheduleLine());
            if (group != null) {
                stored.merge(Share.of(group, peg.item(), peg.source(), peg.part()), peg.quantity(), Long::sum);
            }
        }
        var differences = new ArrayList<Difference>();
        compare(stored, decided, names, differences);
        differences.stream().sorted(Comparator.comparing(Difference::key)).forEach(found::add); // so that the first is always the same
    }

    private static void compare(Map<Share, Long> stored, Map<Share, Long> decided, Map<OpenLine.Group, String> names, List<Difference> found) {
        var shares = new java.util.HashSet<>(stored.keySet());
        shares.addAll(decided.keySet());
        for (var share : shares) {
            var was = stored.getOrDefault(share, 0L);
            var is = decided.getOrDefault(share, 0L);
            if (!was.equals(is)) {
                var key = "%s %s %s".formatted(names.get(share.line()), PegRow.code(share.source()), share.part() == 0 ? "" : share.part()).strip();
                found.add(new Difference("allocation", key, was.toString(), is.toString()));
            }
        }
    }
}
