package dev.backstop.post;

import dev.backstop.sandbox.Job;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Looks into the mailbox to which bounces go. What was read is marked as seen only after it was noted; noting twice changes nothing. */
@Component
@ConditionalOnProperty("backstop.imap-url")
class BounceBox implements Job {
    private static final Logger log = LoggerFactory.getLogger(BounceBox.class);
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final int MOST_AT_ONCE = 500;

    private final MailServer server;
    private final Departures departures;

    BounceBox(@Value("${backstop.imap-url}") String url, Departures departures) {
        this.server = MailServer.at(url);
        this.departures = departures;
    }

    @Override
    public String name() {
        return "bounces read";
    }

    @Override
    public Instant next(Instant after) {
        return after.plus(EVERY);
    }

    @Override
    public void run(Instant now) {
        try (var store = Session.getInstance(server.properties()).getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var unseen = List.of(inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)));
                note(unseen.subList(0, Math.min(unseen.size(), MOST_AT_ONCE)));
            }
        } catch (MessagingException failed) {
            log.warn("The mailbox of bounces at {} cannot be read: {}", server, failed.getMessage());
        }
    }

    private void note(List<Message> mails) throws MessagingException {
        var bounces = new ArrayList<Bounce>();
        for (var mail : mails) {
            try {
                ReturnedMail.read((MimeMessage) mail).ifPresent(bounces::add);
            } catch (IOException | MessagingException unreadable) {
                log.warn("A mail in the mailbox of bounces cannot be read and is passed over: {}", unreadable.getMessage());
            }
        }
        if (!bounces.isEmpty()) {
            departures.returned(bounces);
        }
        for (var mail : mails) {
            mail.setFlag(Flags.Flag.SEEN, true);
        }
    }
}
