package dev.backstop.storefront;

import static java.util.stream.Collectors.joining;

import dev.backstop.planning.SaidDay;
import dev.backstop.storefront.Availability.Part;
import dev.backstop.storefront.Availability.State;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of an answer: dates rather than speeds, as exact as they are sure ({@link SaidDay}), and never earlier than today. */
final class ShopWords {
    private static final int NEAR_DAYS = 120; // a date this close is not mistaken for one of another year

    private final Phrases phrases;
    private final LocalDate today;

    ShopWords(Language language, LocalDate today) {
        this.phrases = Phrases.in(language);
        this.today = today;
    }

    /** {@code 5 ship on 5 January, 7 ship by 12 January.} */
    String words(State state, boolean sellable, List<Part> schedule) {
        return switch (state) {
            case ENDED, OUT -> phrases.say("words." + state.word());
            case IN_STOCK, LOW, BACKORDER, PREORDER, MADE_TO_ORDER -> schedule.stream().map(this::sentence)
                    .collect(joining(phrases.say("parts.between")))
                    + phrases.say(sellable ? "words.end" : "words.no-more");
        };
    }

    private String sentence(Part part) {
        var what = part.shipBy() == null ? "words.none" : part.fromStock() ? "words.stock" : "words.later";
        return phrases.say(numbered(what, part), "quantity", part.quantity(),
                "day", part.shipBy() == null ? "" : phrases.day("plain", part.shipBy()),
                "when", part.shipBy() == null ? "" : range("plain", part.earliest(), part.shipBy()));
    }

    String state(State state) {
        return phrases.say("state." + state.word());
    }

    /** What to expect, in one line. */
    String line(State state, boolean sellable, String quantityNow, List<Part> schedule) {
        return switch (state) {
            case ENDED, OUT -> phrases.say("line." + state.word());
            case IN_STOCK, LOW, BACKORDER, PREORDER, MADE_TO_ORDER -> {
                if (!sellable) {
                    yield phrases.say("line.short", "quantity", quantityNow);
                }
                if (schedule.size() > 1) {
                    yield String.join(phrases.say("parts.between"), parts(schedule));
                }
                var part = schedule.getFirst();
                yield part.shipBy() == null ? phrases.say("line.none")
                        : phrases.say((state == State.PREORDER ? "line.preorder." : "line.")
                        + (part.deliverLatest() == null ? "ships" : "arrives"), "when", when(part));
            }
        };
    }

    /** The days that stand in a line, in the order of the parts. */
    List<Display.Day> days(String line, List<Part> schedule) {
        return schedule.stream().flatMap(part -> Stream.of(today, part.earliest(), part.shipBy(), part.deliverEarliest(),
                part.deliverLatest()))
                .filter(Objects::nonNull).flatMap(date -> Stream.of("day", "plain")
                .map(pattern -> new Display.Day(day(pattern, date), date)))
                .filter(day -> line.contains(day.text())).distinct().toList();
    }

    /** One sentence for each part; none where there is but one. */
    List<String> parts(List<Part> schedule) {
        return schedule.size() < 2 ? List.of() : schedule.stream().map(this::part).toList();
    }

    private String part(Part part) {
        var what = part.shipBy() == null ? "part.none" : part.deliverLatest() == null ? "part.ships" : "part.arrives";
        return phrases.say(numbered(what, part), "quantity", part.quantity(), "when", part.shipBy() == null ? "" : when(part));
    }

    private static String numbered(String key, Part part) {
        return part.quantity().equals("1") ? key : key + ".many";
    }

    private String when(Part part) {
        if (part.deliverEarliest() != null && part.deliverLatest() != null) {
            return range("day", part.deliverEarliest(), part.deliverLatest());
        }
        return part.fromStock() ? phrases.say("when.on", "day", day("day", part.shipBy())) : range("day", part.earliest(), part.shipBy());
    }

    /** @param latest by when, as sure as the firm promises; {@code earliest} null where nothing is known of it */
    private String range(String pattern, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
        if (latest == null) {
            throw new IllegalArgumentException("a part without a date has no range");
        }
        return switch (SaidDay.of(earliest, latest, today)) {
            case SaidDay.By(var day) -> phrases.say("when.by", "day", day(pattern, day));
            case SaidDay.Between(var from, var to) -> phrases.say("when.between", "from", day("plain", from), "to", day("plain", to));
            case SaidDay.WeekOf(var monday) -> phrases.say("when.week", "day", day("plain", monday));
            case SaidDay.MonthOf(var day) -> phrases.say("when.month", "month", phrases.day("month", day));
        };
    }

    private String day(String pattern, @Nullable LocalDate day) {
        if (day == null) {
            throw new IllegalArgumentException("no day");
        }
        var far = day.getYear() != today.getYear() && ChronoUnit.DAYS.between(today, day) > NEAR_DAYS;
        return phrases.day(far ? pattern + ".year" : pattern, day);
    }

    /** When the card is charged; null where the shop does not say. */
    @Nullable String charge(ShopSettings.@Nullable Charge charge) {
        return charge == null ? null : phrases.say("charge." + charge.word());
    }

    String cancel() {
        return phrases.say("cancel");
    }
}
