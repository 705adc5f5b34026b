package dev.backstop.outreach;

import static java.util.stream.Collectors.toMap;

import dev.backstop.planning.law.LegalEvent;
import dev.backstop.planning.law.NoticeContent;
import dev.backstop.planning.law.NoticeRules;
import dev.backstop.planning.law.Unanswered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where notices and the law meet. Whoever composes asks {@link #asked} what a notice must say, and refuses to send less; whoever sends says
 * {@link #sent} when it is on its way, and {@link #bounced} when it did not arrive.
 */
@Component
public class LegalNotices {
    private final JdbcClient jdbc;
    private final Matters matters;
    private final LegalClocks clocks;
    private final DutyBook duties;
    private final LegalDuties missing;
    private final EndedByLaw ended;

    LegalNotices(JdbcClient jdbc, Matters matters, LegalClocks clocks, DutyBook duties, LegalDuties missing, EndedByLaw ended) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.clocks = clocks;
        this.duties = duties;
        this.missing = missing;
        this.ended = ended;
    }

    /**
     * What the law asks of the notice for one duty.
     *
     * @param profile    {@code US}, {@code EU}, …
     * @param mandatory  what it must say, {@code forbidden} what it must not
     * @param shipOn     the day it offers; null: that no date can be given
     * @param unanswered what comes of it if the customer does not answer, as the notice must say it
     */
    public record Asked(String profile, Set<NoticeContent> mandatory, Set<NoticeContent> forbidden, @Nullable LocalDate shipOn,
            Unanswered unanswered) {
        public Asked {
            mandatory = Set.copyOf(mandatory);
            forbidden = Set.copyOf(forbidden);
        }
    }

    private record Owed(long duty, long scheduleLine, @Nullable LocalDate newShipBy) {}

    private List<Owed> owed(Collection<Long> ids) {
        return jdbc.sql("""
                SELECT id AS duty, schedule_line_id AS schedule_line, new_ship_by FROM outreach.duty WHERE id = ANY (:ids) ORDER BY id
                """)
                .param("ids", ids.toArray(Long[]::new)).query(Owed.class).list();
    }

    /** What the law asks of these duties' notices. Those that it asks nothing about are left out: house policy alone tells of them. */
    public Map<Long, Asked> asked(Collection<Long> duties) {
        var owed = owed(duties);
        var stood = clocks.standing(matters.of(owed.stream().map(Owed::scheduleLine).toList())).stream()
                .collect(toMap(one -> one.matter().scheduleLine(), one -> one));
        var asked = new HashMap<Long, Asked>();
        for (var one : owed) {
            var here = stood.get(one.scheduleLine());
            if (here != null && here.standing().noticeOwed()) {
                asked.put(one.duty(), asked(here, one.newShipBy()));
            }
        }
        return asked;
    }

    private static Asked asked(LegalClocks.Stood stood, @Nullable LocalDate shipOn) {
        var terms = stood.matter().terms();
        var rules = NoticeRules.of(terms, stood.standing(), shipOn);
        return new Asked(terms.profile().code(), rules.mandatory(), rules.forbidden(), shipOn,
                Unanswered.notice(terms, stood.standing(), shipOn));
    }

    /** A notice for a duty that is on its way: what it said, and by which channel, to whom, with which proof. */
    public record Sent(long duty, Set<NoticeContent> says, String via, String to, String evidence) {
        public Sent {
            says = Set.copyOf(says);
        }
    }

    /**
     * These notices are on their way: each moves the law's clock of its schedule line, if it says all that it must, and discharges its
     * duty. One that falls short of the law leaves its duty open.
     *
     * @return the duties that stay open
     */
    public Set<Long> sent(Collection<Sent> notices) {
        var byDuty = notices.stream().collect(toMap(Sent::duty, notice -> notice, (one, _) -> one));
        var owed = owed(byDuty.keySet());
        var byLine = owed.stream().collect(toMap(Owed::scheduleLine, one -> one, (_, newer) -> newer));
        var protectedLines = matters.of(byLine.keySet());
        var today = clocks.today();
        var standings = clocks.happened(protectedLines, "a notice was sent", null, matter -> {
            var duty = Objects.requireNonNull(byLine.get(matter.scheduleLine()), "asked for");
            return new LegalEvent.NoticeSent(today, duty.newShipBy(), Objects.requireNonNull(byDuty.get(duty.duty()), "asked for").says());
        });
        var open = new java.util.HashSet<Long>();
        var told = new ArrayList<DutyBook.Ended>();
        for (var one : owed) {
            var standing = standings.get(one.scheduleLine());
            if (standing != null && standing.noticeOwed()) {
                open.add(one.duty());
            } else {
                var notice = Objects.requireNonNull(byDuty.get(one.duty()), "asked for");
                told.add(new DutyBook.Ended(one.duty(), "told by %s to %s: %s".formatted(notice.via(), notice.to(), notice.evidence())));
            }
        }
        duties.dischargeEach(told);
        return Set.copyOf(open);
    }

    /**
     * Notices for these duties did not arrive: in law they were never sent. Their duties are owed again, by the deadline they had; an order
     * that silence kept alive after its time, and that had therefore never been asked about, ends.
     */
    public void bounced(Collection<Long> dutyIds, String evidence) {
        var owed = owed(dutyIds);
        var lines = owed.stream().map(Owed::scheduleLine).distinct().toList();
        var today = clocks.today();
        var protectedLines = matters.of(lines);
        var standings = clocks.happened(protectedLines, "a notice bounced", evidence, _ -> new LegalEvent.NoticeBounced(today));
        duties.reopen(dutyIds, evidence);
        missing.openMissing(lines);
        ended.carryOut(protectedLines.stream()
                .map(matter -> new LegalClocks.Stood(matter, Objects.requireNonNull(standings.get(matter.scheduleLine()), "one for each")))
                .toList());
    }
}
