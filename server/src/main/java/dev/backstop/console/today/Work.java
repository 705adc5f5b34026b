package dev.backstop.console.today;

import dev.backstop.access.Permission;
import dev.backstop.console.Badge;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that needs a person today.
 *
 * @param what  in a sentence
 * @param why   what hangs on it
 * @param day   the day it is about
 * @param worth the money that hangs on it
 * @param href  where it is done
 * @param verb  the name of that action
 * @param act   the address to post to that does it at once; null: it needs a look first
 */
public record Work(Kind kind, String what, String why, @Nullable LocalDate day, @Nullable String worth, String href, String verb,
        @Nullable String act) {
    /** What kind of work it is, in the order in which it presses: what the law and a promise want first, then customers, then money. */
    public enum Kind {
        HELD("Held back until somebody decides", Badge.late("Held"), Permission.TAKE_ORDERS),
        LEGAL("Deadlines of the law", Badge.late("By law").with("calendar"), Permission.TAKE_ORDERS),
        UNTOLD("Customers to tell", Badge.late("To tell").with("duty"), Permission.TAKE_ORDERS),
        CALL("Calls that are due", Badge.late("To call").with("call"), Permission.TAKE_ORDERS),
        REFUND("Refunds that are due", Badge.attention("Refund").with("undo"), Permission.TAKE_ORDERS),
        TO_SHIP("Orders that can ship", Badge.good("Ready"), Permission.SHIP),
        LATE_SUPPLY("Late purchase orders", Badge.late("Overdue"), Permission.BUY),
        UNORDERED("Customers wait for what nobody has ordered", Badge.late("To order").with("replenish"), Permission.BUY),
        APPROVAL("Orders that wait for a yes", Badge.attention("Yes or no").with("duty"), Permission.BUY),
        TOLD("To order, vendor by vendor", Badge.attention("To order").with("replenish"), Permission.BUY),
        QUESTION("Vendors to ask", Badge.attention("To ask").with("message"), Permission.BUY),
        SURPLUS("Ordered for sales that shrank", Badge.attention("Too much").with("undo"), Permission.BUY),
        DRAFT("Drafts to send", Badge.attention("Draft").with("edit"), Permission.BUY),
        PROPOSAL("Orders to place", Badge.attention("To order").with("replenish"), Permission.PLAN),
        OUT("Running out, with nothing on the way", Badge.attention("Runs out"), Permission.PLAN),
        DUE_IN("Due in today", Badge.information("Due today").with("truck"), Permission.MOVE_STOCK),
        FAILED_REPORT("Reports that could not be sent", Badge.late("Failed").with("message"), Permission.VIEW);

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // a record of strings
        private final Badge badge;

        private final Permission permission;

        Kind(String title, Badge badge, Permission permission) {
            this.title = title;
            this.badge = badge;
            this.permission = permission;
        }

        public String title() {
            return title;
        }

        public Badge badge() {
            return badge;
        }

        /** What somebody needs to do it. */
        Permission permission() {
            return permission;
        }
    }
}
