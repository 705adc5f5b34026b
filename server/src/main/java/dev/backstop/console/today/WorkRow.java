package dev.backstop.console.today;

import dev.backstop.console.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the work queue as the database answers it.
 *
 * @param total how many of its kind there are in all
 * @param money what hangs on it, in {@code currency}; null: not known
 * @param path  with {@code key} the page where it is done
 * @param act   with {@code key} the address to post to that does it at once; null: it needs a look first
 */
record WorkRow(int total, String what, String why, @Nullable LocalDate day, @Nullable BigDecimal money, @Nullable String currency,
        String path, String key,
        String verb, @Nullable String act) {
    /** Rows of one kind at most; the list behind has all. */
    static final int MOST = 8;

    Work work(Work.Kind kind, boolean may) {
        var worth = money == null || currency == null || money.signum() == 0 ? null
                : Words.money(money.setScale(2, RoundingMode.HALF_UP), currency);
        var once = act == null || !may ? null : act.replace("{}", Words.path(key));
        return new Work(kind, what, why, day, worth, path + Words.path(key), may ? verb : "Look", once);
    }
}
