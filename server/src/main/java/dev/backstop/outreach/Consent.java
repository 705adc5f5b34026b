package dev.backstop.outreach;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer chose, as it is kept.
 *
 * @param line  null: every line of the order
 * @param words what was said or shown, {@code scriptVersion} which script it followed
 */
public record Consent(long consent, String order, @Nullable Integer line, String choice, @Nullable LocalDate until, @Nullable String sku,
        String channel,
        @Nullable String callId, @Nullable String scriptVersion, @Nullable String words, Instant at, String recordedBy) {

    /** What can be chosen. */
    public enum Choice {
        /** Agrees to a date. */
        WAIT,
        /** Agrees to whatever date it comes; may still cancel until it ships. */
        KEEP_UNTIL_IT_COMES,
        /** Takes what is here now, and agrees to the promised date of the rest. */
        TAKE_PART,
        SUBSTITUTE,
        CANCEL,
        /** Uses the right to withdraw without a reason, where the law gives one. */
        WITHDRAW,
        /** Sets an additional period for delivery, after which the contract may be ended. */
        EXTRA_PERIOD;

        /** As it is written outside: {@code keep-until-it-comes}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Where a choice came from, as proof.
     *
     * @param channel  {@code phone}, {@code link}, {@code email}, {@code letter}, {@code web}, …
     * @param ip       and {@code agent}, the browser's name, of a choice on a page; of the latter only a hash is kept
     * @param decision a token under which one choice can be made once; the same token again gets the same answer
     */
    public record Evidence(String channel, @Nullable String callId, @Nullable String scriptVersion, @Nullable String words,
            @Nullable String ip,
            @Nullable String agent, @Nullable String decision) {
        /** Heard on the phone. */
        public static Evidence phone(@Nullable String callId, @Nullable String scriptVersion, @Nullable String words) {
            return new Evidence("phone", callId, scriptVersion, words, null, null, null);
        }

        /** Chosen on the customer's page. */
        public static Evidence link(String words, @Nullable String ip, @Nullable String agent, String decision) {
            return new Evidence("link", null, null, words, ip, agent, decision);
        }
    }

    /**
     * A choice about an order.
     *
     * @param line     null: every line of it
     * @param until    the day agreed to; null with {@code WAIT}: the promised one
     * @param sku      the substitute, and {@code quantity} how much of the line it replaces, null all that is open
     * @param part     the schedule line of the line that it is about, by its number: what waits is cancelled, and what is here ships;
     *                 null: all that is open of it
     */
    public record Chosen(String order, @Nullable Integer line, Choice choice, @Nullable LocalDate until, @Nullable String sku,
            @Nullable String quantity, @Nullable Integer part) {
        public Chosen(String order, @Nullable Integer line, Choice choice, @Nullable LocalDate until, @Nullable String sku,
                @Nullable String quantity) {
            this(order, line, choice, until, sku, quantity, null);
        }
    }
}
