package dev.backstop.post;

import dev.backstop.access.Audit;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Sentences;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Texts that came in. Stop ends all texts to that number, of both streams, and is confirmed once; what is owed takes its next way, because a notice that
 * could not leave is owed again. Anything else is kept for people to read and is never taken as a choice.
 */
@Component
class ReceivedTexts {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Post post;
    private final Sender sender;
    private final Audit audit;

    ReceivedTexts(JdbcClient jdbc, Clock clock, Post post, Sender sender, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.post = post;
        this.sender = sender;
        this.audit = audit;
    }

    /** A number, written in one way however it was typed, as SQL of an expression. */
    static String number(String expression) {
        return "'+' || regexp_replace(%s, '[^0-9]', '', 'g')".formatted(expression);
    }

    /** One; {@code meaning} is stop, start, help or other. */
    record Received(String id, String sender, String receiver, String body, String meaning, Instant receivedAt) {}

    /** Takes a text, once for each id; answers what it meant. */
    TextMeaning take(String id, String from, String to, String body) {
        var meaning = TextMeaning.of(body);
        var number = '+' + from.replaceAll("[^0-9]", "");
        var taken = jdbc.sql("""
                INSERT INTO post.received_text (id, sender, receiver, body, meaning, received_at) VALUES (:id, :sender, :receiver, :body, :meaning, :at)
                    ON CONFLICT (id) DO NOTHING
                """).param("id", id).param("sender", number).param("receiver", to).param("body", body).param("meaning", meaning.word()).param("at", now())
                .update();
        if (taken > 0) {
            switch (meaning) {
                case STOP -> stop(id, number);
                case START -> start(id, number);
                case HELP -> answer("text help " + id, number, "help");
                case OTHER -> { } // kept for people to read
            }
        }
        return meaning;
    }

    private void stop(String id, String number) {
        var cause = "text stop " + id;
        var fresh = jdbc.sql("""
                INSERT INTO post.text_refusal (number, since, text_id, confirmation) VALUES (:number, :since, :id, :cause) ON CONFLICT (number) DO NOTHING
                """).param("number", number).param("since", now()).param("id", id).param("cause", cause).update();
        if (fresh > 0) {
            audit.note("texts refused", number);
            answer(cause, number, "stopped");
        }
    }

    private void start(String id, String number) {
        if (jdbc.sql("DELETE FROM post.text_refusal WHERE number = :number").param("number", number).update() > 0) {
            audit.note("texts wanted again", number);
            answer("text start " + id, number, "started");
        }
    }

    /** In the language of the last text that went there. */
    private void answer(String cause, String number, String sentence) {
        var language = jdbc.sql("SELECT language FROM post.message WHERE channel = 'sms' AND %s = :number ORDER BY id DESC LIMIT 1".formatted(number("recipient")))
                .param("number", number).query(String.class).optional().orElse("en");
        var words = Sentences.of("texts", Sentences.nearest(language)).say(sentence, "firm", sender.name(), "contact", sender.address(Stream.SERVICE));
        post.send(List.of(new Message(cause, Stream.SERVICE, Channel.SMS, number, null, sentence, words, null, language, "texts " + number, null, null, List.of())));
    }

    Listing<Received> all(@Nullable String from, Cursor cursor) {
        var rows = jdbc.sql("""
                SELECT id, sender, receiver, body, meaning, received_at
                  FROM post.received_text
                 WHERE id > :after AND (:sender::text IS NULL OR sender = :sender)
                 ORDER BY id LIMIT :limit
                """).param("after", cursor.after()).param("sender", from).param("limit", cursor.limit() + 1)
                .query((row, _) -> new Received(row.getString("id"), row.getString("sender"), row.getString("receiver"), row.getString("body"),
                        row.getString("meaning"), row.getObject("received_at", OffsetDateTime.class).toInstant())).list();
        return Listing.page(rows, cursor, Received::id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
