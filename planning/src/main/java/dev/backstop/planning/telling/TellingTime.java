package dev.backstop.planning.telling;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a word to a customer leaves. What is urgent leaves at once, the rest in the digest of the day; neither in the quiet hours at the customer's place. */
public final class TellingTime {
    /** Nobody is disturbed from then on, at the customer's place. */
    public static final LocalTime QUIET_FROM = LocalTime.of(20, 0);

    /** Until then. */
    public static final LocalTime QUIET_UNTIL = LocalTime.of(8, 0);

    private static final LocalTime DIGEST = LocalTime.of(16, 0);

    private TellingTime() {}

    /** How a word is to be taken. */
    public enum Urgency {
        /** A choice that the law demands. */
        LEGAL,
        /** Much worse, cancelled, shipped, or asked for. */
        AT_ONCE,
        /** Can wait for the others of the day. */
        DIGEST
    }

    /**
     * The instant at which a word leaves.
     *
     * @param zone  of the customer
     * @param dueBy the last moment; where a digest or the morning would be later, the word leaves before. A word owed by law does not wait for
     *              the morning if that were too late: a mail at night wakes nobody
     */
    public static Instant of(Urgency urgency, Instant now, ZoneId zone, Instant dueBy) {
        var awake = afterQuiet(now.atZone(zone)).toInstant();
        if (urgency == Urgency.DIGEST) {
            var digest = digestAfter(now.atZone(zone)).toInstant();
            return digest.isAfter(dueBy) ? awake : digest;
        }
        return urgency == Urgency.LEGAL && awake.isAfter(dueBy) ? now : awake;
    }

    private static ZonedDateTime digestAfter(ZonedDateTime now) {
        var today = now.with(DIGEST);
        return now.isBefore(today) ? today : now.plusDays(1).with(DIGEST);
    }

    /** The same moment, or the end of the quiet hours it lies in. */
    public static ZonedDateTime afterQuiet(ZonedDateTime moment) {
        var time = moment.toLocalTime();
        if (time.isBefore(QUIET_UNTIL)) {
            return moment.with(QUIET_UNTIL);
        }
        return time.isBefore(QUIET_FROM) ? moment : moment.plusDays(1).with(QUIET_UNTIL);
    }
}
