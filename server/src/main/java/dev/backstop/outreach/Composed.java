package dev.backstop.outreach;

import dev.backstop.planning.law.NoticeContent;
import java.util.List;
import java.util.Set;

/**
 * A notice as it will leave.
 *
 * @param says   the parts that a law may ask for
 * @param offers those that it carries, by id
 */
record Composed(long notice, String kind, boolean legal, Addressee.Reach reach, List<Due> told, List<OrderFacts.Coming> confirmed, Addressee to, String subject,
        String text, String html, Set<NoticeContent> says, List<Long> offers) {
    /** How the causes of notices' messages begin. */
    static final String CAUSE = "notice ";

    Composed {
        told = List.copyOf(told);
        confirmed = List.copyOf(confirmed);
        says = Set.copyOf(says);
        offers = List.copyOf(offers);
    }

    /** The cause of the message of a notice. */
    static String cause(long notice) {
        return CAUSE + notice;
    }

    /** The cause of its message: a notice leaves once. */
    String cause() {
        return cause(notice);
    }
}
