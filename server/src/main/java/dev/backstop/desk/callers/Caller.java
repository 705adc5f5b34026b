package dev.backstop.desk.callers;

import dev.backstop.desk.calls.CallLog;
import dev.backstop.orders.Credit;
import dev.backstop.orders.Customer;
import dev.backstop.outreach.Legal;
import dev.backstop.outreach.Notices;
import dev.backstop.outreach.offers.CustomerOffers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whoever calls, on one page.
 *
 * @param credit null: the customer has no limit
 * @param clock  the time of day where the customer is
 * @param quiet  whether that is a time at which nobody is written to
 * @param lines  a page of what is open
 * @param legal  where the parts stand before the law, by schedule line; those that no law protects are absent
 * @param checked until when a newer date of a part is held back at the latest, by schedule line: its customer is told what was heard last
 * @param orders what concerns whole orders, by number
 * @param offers what was offered lately for long waits, and what became of it
 */
public record Caller(Customer customer, Facts facts, Credit.@Nullable Standing credit, LocalTime clock, boolean quiet,
        Open open, List<CallerLine> lines, Map<Long, Legal.Part> legal,
        Map<Long, Instant> checked,
        Map<String, OrderMoney> orders, List<Notices.Notice> notices, List<CallLog.Past> calls, List<Matter> matters,
        List<CustomerOffers.Offer> offers) {
    public Caller {
        lines = List.copyOf(lines);
        legal = Map.copyOf(legal);
        checked = Map.copyOf(checked);
        orders = Map.copyOf(orders);
        notices = List.copyOf(notices);
        calls = List.copyOf(calls);
        matters = List.copyOf(matters);
        offers = List.copyOf(offers);
    }

    /** How long and how well we know each other; delays are those of the last twelve months that the customer was told. */
    public record Facts(int orders, int openOrders, @Nullable Instant since, int delays, int holds) {}

    /**
     * The money of an order, and what the customer agreed to.
     *
     * @param paid   what was paid, {@code owed} of it on its way back
     * @param holds  why it must not ship
     * @param agreed the newest choice in its own words
     */
    public record OrderMoney(String order, String method, @Nullable BigDecimal paid, @Nullable BigDecimal owed, String currency,
            @Nullable String authorisedUntil,
            @Nullable String holds, @Nullable String agreed) {}

    /** Something that we promised beside goods, or gave: a call back, a question to a buyer, a gesture. */
    public record Matter(Kind kind, long id, Instant at, String words, @Nullable String answer) {
        /** What it is. */
        public enum Kind { CALL_BACK, QUESTION, GOODWILL }
    }

    /**
     * What is open in all.
     *
     * @param find    what was looked for among it, {@code found} how many deliveries that is; empty: nothing, so that it is all
     * @param from    how many of these come before the page
     * @param waiting not here yet
     * @param slipped later than we said
     */
    public record Open(String find, int found, int from, int waiting, int slipped, int ready) {
        public int all() {
            return waiting + ready;
        }
    }
}
