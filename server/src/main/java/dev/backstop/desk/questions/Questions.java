package dev.backstop.desk.questions;

import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions to whoever buys what a customer waits for. Each has a time by which it is answered; the answer is for whoever asked. */
@Component
public class Questions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Questions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One question.
     *
     * @param supply what the line waits for; null: nothing that was ordered
     */
    public record Question(long id, String order, int line, String sku, String name, String customer, String customerName, String question,
            Instant dueBy,
            Instant askedAt, String askedBy, @Nullable LocalDate shipBy, @Nullable String supply, @Nullable String answer,
                    @Nullable Instant answeredAt,
            @Nullable String answeredBy) {}

    public long ask(long line, String question, Instant dueBy, String callId) {
        if (question.isBlank()) {
            throw Problem.refused("/words", "Nothing is asked. Write the question as the buyer shall read it.");
        }
        if (!dueBy.isAfter(clock.instant())) {
            throw Problem.refused("/at", "That time is over. Name a later one, so that the buyer can answer by it.");
        }
        return jdbc.sql("""
                INSERT INTO desk.question (line_id, question, due_by, call_id, asked_at, asked_by) VALUES (:line, :question, :due, :call,
                       :now, :by) RETURNING id
                """)
                .param("line", line).param("question", question.strip()).param("due", utc(dueBy))
                        .param("call", callId.isBlank() ? null : callId)
                .param("now", utc(clock.instant())).param("by", Who.now()).query(Long.class).single();
    }

    void answer(long id, String answer) {
        if (answer.isBlank()) {
            throw Problem.refused("/answer", "The answer is empty. Write what the agent may tell the customer.");
        }
        one(id);
        var answered = jdbc.sql("""
                UPDATE desk.question SET answer = :answer, answered_at = :now, answered_by = :by WHERE id = :id AND answer IS NULL
                """)
                .param("answer", answer.strip()).param("now", utc(clock.instant())).param("by", Who.now()).param("id", id).update();
        if (answered == 0) {
            throw Problem.conflict("answered", "Question %d is answered already. Ask or call whoever asked it.".formatted(id));
        }
    }

    Question one(long id) {
        return read("q.id = " + id, 1).stream().findFirst().orElseThrow(() -> Problem.notFound("question", id));
    }

    /** Those that nobody has answered, due first. */
    public List<Question> open(int most) {
        return read("q.answer IS NULL", most);
    }

    private List<Question> read(String which, int most) {
        return jdbc.sql("""
                SELECT q.id, o.number AS order, ol.line, i.sku, i.name, c.code AS customer, c.name AS customer_name, q.question, q.due_by,
                       q.asked_at, q.asked_by,
                       p.ship_by, p.supply, q.answer, q.answered_at, q.answered_by
                  FROM desk.question q
                  JOIN orders.order_line ol ON ol.id = q.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  LEFT JOIN LATERAL (SELECT p.ship_by, p.supply FROM promising.schedule_line sl JOIN promising.promise p
                         ON p.id = sl.promise_id
                                      WHERE sl.line_id = ol.id AND sl.state = 'open' ORDER BY p.ship_by DESC NULLS FIRST LIMIT 1) p ON true
                 WHERE %s
                 ORDER BY q.due_by, q.id
                 LIMIT :most
                """.formatted(which)).param("most", most).query(Question.class).list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
