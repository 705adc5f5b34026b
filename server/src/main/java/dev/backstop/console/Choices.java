package dev.backstop.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be chosen in more than one form, with its words: one list for each, so that a thing has one name everywhere. */
public final class Choices {
    public static final List<Option> STATUSES = List.of(new Option("active", "Active"), new Option("phasing-out", "Phasing out"),
            new Option("discontinued", "Discontinued"));
    public static final List<Option> BACKORDERS = List.of(new Option("yes", "Yes, without a limit"), new Option("limited", "Up to a limit"),
            new Option("no", "No: what is not here is not sold"));
    public static final List<Option> SHIPPINGS = List.of(new Option("as-available", "Each part when it is ready"),
            new Option("complete-lines", "Complete lines"), new Option("complete-order", "All together"));
    public static final List<Option> DAYS = List.of(new Option("MO", "Mon"), new Option("TU", "Tue"), new Option("WE", "Wed"),
            new Option("TH", "Thu"), new Option("FR", "Fri"), new Option("SA", "Sat"), new Option("SU", "Sun"));
    public static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR");
    public static final List<Option> SOURCES = List.of(new Option("", "Not used"), new Option("buy", "Buy from a vendor"),
            new Option("make", "Make it ourselves"), new Option("transfer", "Move from another location"));
    public static final List<Option> LEAD_TIME_UNITS = List.of(new Option("calendar", "Calendar days"),
            new Option("working", "The vendor's working days"));
    public static final List<Option> TRIGGERS = List.of(new Option("at-or-below", "At the reorder point or below"),
            new Option("below", "Below the reorder point"));
    public static final List<Option> CONDITIONS = List.of(new Option("sellable", "Sellable"), new Option("quarantine", "In quarantine"),
            new Option("damaged", "Damaged"));
    public static final List<Option> TOLD_BY = List.of(new Option("email", "E-mail"), new Option("phone", "Phone"),
            new Option("sms", "Text message"), new Option("letter", "Letter"));
    public static final List<Option> ANSWERED_BY = List.of(new Option("phone", "By phone"), new Option("mail", "By mail"),
            new Option("edi", "By EDI"), new Option("csv", "By file"));

    public static final List<Option> WAYS = List.of(new Option("", "As the item usually does"), new Option("ours", "From our stock"),
            new Option("straight", "Straight from the vendor"));

    private Choices() {}

    /** Whether one of {@link #WAYS} goes straight from the vendor; null: as the item usually does. */
    public static @Nullable Boolean straight(String way) {
        return way.isEmpty() ? null : Boolean.valueOf(way.equals("straight"));
    }

    /** The same choices after one that says what an empty field means. */
    public static List<Option> orElse(String words, List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", words));
        all.addAll(options);
        return List.copyOf(all);
    }
}
