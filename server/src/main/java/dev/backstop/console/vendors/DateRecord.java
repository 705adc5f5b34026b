package dev.backstop.console.vendors;

import dev.backstop.console.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * How a vendor kept its dates, as a picture and in a sentence.
 *
 * @param bars deliveries by how many days they came after the day expected, from early to late
 */
public record DateRecord(int deliveries, int dated, int onTime, int ninetieth, int usualLead, List<Bar> bars) {
    /** Length of the longest bar. */
    public static final int LONGEST = 100;

    private static final List<Band> BANDS = List.of(new Band("early", Integer.MIN_VALUE, -1), new Band("on the day", 0, 0),
            new Band("1–3 days", 1, 3), new Band("4–7 days", 4, 7), new Band("8–14 days", 8, 14), new Band("15–31 days", 15, 31),
            new Band("later", 32, Integer.MAX_VALUE));

    private record Band(String words, int from, int to) {}

    /** How many deliveries came so late, and how long its bar is. */
    public record Bar(String words, int count, int length, boolean late) {}

    public DateRecord {
        bars = List.copyOf(bars);
    }

    static DateRecord of(Collection<VendorReader.Delivery> deliveries) {
        var late = deliveries.stream().map(VendorReader.Delivery::lateDays).filter(Objects::nonNull).sorted().toList();
        var lead = deliveries.stream().map(VendorReader.Delivery::leadDays).sorted().toList();
        return new DateRecord(deliveries.size(), late.size(), (int) late.stream().filter(days -> days <= 0).count(), quantile(late, 0.9),
                quantile(lead, 0.5), bars(late));
    }

    public boolean known() {
        return dated > 0;
    }

    /** {@code 31 of its last 40 deliveries came by the day expected; 9 in 10 no more than 5 days after it.} */
    public String sentence() {
        if (!known()) {
            return "No delivery with a date is on record yet, so this vendor is taken at its word.";
        }
        var tail = ninetieth <= 0 ? "9 in 10 came on the day or before."
                : "9 in 10 came no more than %s after it.".formatted(Words.count(ninetieth, "day"));
        return "%d of its last %s came by the day expected; %s".formatted(onTime, Words.count(dated, "delivery", "deliveries"), tail);
    }

    private static int quantile(List<Integer> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static List<Bar> bars(List<Integer> late) {
        var counts = BANDS.stream().map(band -> (int) late.stream().filter(days -> days >= band.from() && days <= band.to()).count())
                .toList();
        var most = Math.max(1, counts.stream().mapToInt(Integer::intValue).max().orElse(1));
        var bars = new ArrayList<Bar>();
        for (var at = 0; at < BANDS.size(); at++) {
            var band = BANDS.get(at);
            bars.add(new Bar(band.words(), counts.get(at), counts.get(at) * LONGEST / most, band.from() > 0));
        }
        return bars;
    }
}
