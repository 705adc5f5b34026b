package dev.backstop.outreach;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The brake on what outsiders change: a date moved far, or many customers to tell at once, counts for new promises immediately, but nobody is told
 * before a person said yes, two working hours passed, or the law's own deadline came.
 */
@Component
public class Brakes {
    private final JdbcClient jdbc;
    private final Clock clock;

    Brakes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of these duties that must not be told yet; ask in the transaction that sends. */
    public Set<Long> holds(Collection<Long> duties) {
        return duties.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("""
                SELECT d.id FROM outreach.duty d JOIN outreach.brake b ON b.id = d.brake_id
                 WHERE d.id = ANY (:duties) AND b.state = 'held' AND b.until > :now
                """)
                .param("duties", duties.toArray(Long[]::new)).param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).list());
    }
}
