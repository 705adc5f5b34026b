package dev.backstop.console.today;

import dev.backstop.console.Badge;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that needs a person today.
 *
 * @param what  in a sentence
 * @param why   what hangs on it
 * @param day   the day it is about
 * @param href  where it is done
 * @param verb  the name of that action
 */
public record Work(Kind kind, String what, String why, @Nullable LocalDate day, String href, String verb) {
    /** What kind of work it is, in the order in which it presses. */
    public enum Kind {
        HELD("Held back until somebody decides", Badge.late("Held")),
        UNTOLD("Customers to tell", Badge.late("To tell").with("duty")),
        LEGAL("Deadlines of the law", Badge.late("By law").with("calendar")),
        REFUND("Refunds that are due", Badge.attention("Refund").with("undo")),
        LATE_SUPPLY("Late supply with customers waiting", Badge.late("Overdue")),
        SLIPPED("Promises later than told", Badge.late("Later than told")),
        TO_SHIP("Orders that can ship", Badge.good("Ready")),
        APPROVAL("Orders that wait for a yes", Badge.attention("Yes or no").with("duty")),
        TOLD("To order, vendor by vendor", Badge.attention("To order").with("replenish")),
        PROPOSAL("Orders to place", Badge.attention("To order").with("replenish")),
        DRAFT("Drafts to send", Badge.attention("Draft").with("edit")),
        OUT("Running out, with nothing on the way", Badge.attention("Runs out")),
        DUE_IN("Due in today", Badge.information("Due today").with("truck"));

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // a record of strings
        private final Badge badge;

        Kind(String title, Badge badge) {
            this.title = title;
            this.badge = badge;
        }

        public String title() {
            return title;
        }

        public Badge badge() {
            return badge;
        }
    }
}
