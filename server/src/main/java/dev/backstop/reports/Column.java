package dev.backstop.reports;

import static dev.backstop.web.Say.told;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param name  in addresses and answers: {@code onHand}
 * @param title its heading: {@code On hand}
 * @param about what it says, with its unit and how it is worked out
 * @param cost  whether only those see it who may see costs
 * @param holder whether only those see it who may know for whom stock is held and who waits
 * @param given whether the firm gave what stands in it, keys and names: no language has other words for them
 * @param door  the page that explains a cell, with columns of the row in braces: {@code /items/{sku}}; null: none
 * @param choices all that can stand in it, where that is a handful; empty: anything
 */
public record Column(String name, String title, Kind kind, String about, Total total, boolean cost, boolean holder, boolean given,
        @Nullable String door, List<String> choices) {
    public Column {
        choices = List.copyOf(choices);
    }

    /** What stands in it. */
    public enum Kind {
        TEXT,
        /** In the item's unit. */
        QUANTITY,
        MONEY,
        /** A count, or a figure without a unit. */
        NUMBER,
        /** A share: 0.95 is shown as 95 %. */
        PERCENT,
        DATE,
        MOMENT;

        /** The word for it outside: {@code quantity}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether it can be summed, bounded and worked with. */
        public boolean isNumber() {
            return this == QUANTITY || this == MONEY || this == NUMBER || this == PERCENT;
        }
    }

    /** What stands below it, and in the row of a group. */
    public enum Total {
        NONE,
        SUM
    }

    /** Its heading in the reader's language; what somebody called a formula is told in no other (docs/decisions/0166). */
    public String heading() {
        return name.equals(ReportRequest.Formula.NAME) && !title.equals(ReportRequest.Formula.UNNAMED) ? title
                : String.valueOf(told(title));
    }

    /** Words of ours, told in the reader's language. */
    static Column text(String name, String title, String about) {
        return new Column(name, title, Kind.TEXT, about, Total.NONE, false, false, false, null, List.of());
    }

    /** A key or a name that the firm gave. */
    static Column name(String name, String title, String about) {
        return new Column(name, title, Kind.TEXT, about, Total.NONE, false, false, true, null, List.of());
    }

    static Column quantity(String name, String title, String about) {
        return new Column(name, title, Kind.QUANTITY, about, Total.SUM, false, false, false, null, List.of());
    }

    /** A cost or the value of stock at cost. */
    static Column cost(String name, String title, String about) {
        return new Column(name, title, Kind.MONEY, about, Total.SUM, true, false, false, null, List.of());
    }

    /** What customers pay, which everybody may see. */
    static Column money(String name, String title, String about) {
        return new Column(name, title, Kind.MONEY, about, Total.SUM, false, false, false, null, List.of());
    }

    /** How many. */
    static Column count(String name, String title, String about) {
        return new Column(name, title, Kind.NUMBER, about, Total.SUM, false, false, false, null, List.of());
    }

    /** A figure that says nothing when summed: days of cover, a rate. */
    static Column figure(String name, String title, String about) {
        return new Column(name, title, Kind.NUMBER, about, Total.NONE, false, false, false, null, List.of());
    }

    static Column percent(String name, String title, String about) {
        return new Column(name, title, Kind.PERCENT, about, Total.NONE, false, false, false, null, List.of());
    }

    static Column date(String name, String title, String about) {
        return new Column(name, title, Kind.DATE, about, Total.NONE, false, false, false, null, List.of());
    }

    /** The same, opening to a page. */
    Column opening(@Nullable String page) {
        return new Column(name, title, kind, about, total, cost, holder, given, page, choices);
    }

    /** The same, of which no other values than these ever stand in it. */
    Column oneOf(String... values) {
        return new Column(name, title, kind, about, total, cost, holder, given, door, List.of(values));
    }

    /** The same where its rows say who waits or for whom stock is held. */
    Column ofHolders() {
        return new Column(name, title, kind, about, total, cost, true, given, door, choices);
    }

    /** The same without a total. */
    Column each() {
        return new Column(name, title, kind, about, Total.NONE, cost, holder, given, door, choices);
    }
}
