package dev.backstop.promising;

import dev.backstop.catalog.Settings;
import java.math.BigDecimal;
import java.util.Comparator;

/** By what the firm decides: who is served before whom, and with which chance what each is promised shall hold. */
record Rules(Comparator<OpenLine> service, Settings settings) {
    static Rules of(Settings settings) {
        return new Rules(OrderOfService.by(settings.allocation()), settings);
    }

    /** The chance with which a line's date is to hold. */
    BigDecimal confidence(OpenLine line) {
        return settings.confidence(line.customerClass(), line.channel());
    }
}
