package dev.backstop.post;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to a mail server, many over one connection. What the server answers decides: 250 taken, 4xx later, 5xx never. */
final class SmtpWay implements Way {
    private final MailServer server;
    private final Mime mime;
    private final Sender sender;
    private final Clock clock;

    SmtpWay(MailServer server, Mime mime, Sender sender, Clock clock) {
        this.server = server;
        this.mime = mime;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public void send(List<Outgoing> messages, BiConsumer<Outgoing, Outcome> report) {
        var sent = 0;
        try (var transport = connect(Session.getInstance(server.properties()))) {
            for (var message : messages) {
                report.accept(message, send(message, transport));
                sent++;
            }
        } catch (MessagingException broken) {
            var why = "%s does not answer: %s".formatted(server, broken.getMessage());
            messages.subList(sent, messages.size()).forEach(message -> report.accept(message, new Outcome.Later(why)));
        }
    }

    private SMTPTransport connect(Session session) throws MessagingException {
        var transport = (SMTPTransport) session.getTransport(server.protocol());
        transport.connect(server.host(), server.port(), server.user(), server.password());
        return transport;
    }

    /** @throws MessagingException if the connection broke, so that the fate is not known and the message is sent again under its id */
    private Outcome send(Outgoing message, SMTPTransport transport) throws MessagingException {
        try {
            var mail = mime.of(message, clock.instant());
            var raw = Mime.bytes(mail);
            transport.sendMessage(new Enveloped(raw, sender.returnPath(message)), new Address[] {new InternetAddress(message.to())});
            return new Outcome.Accepted("%s: %s".formatted(server.host(), transport.getLastServerResponse().strip()), Bytes.of(raw));
        } catch (AddressException wrong) {
            return new Outcome.Refused("%s is not a mail address: %s".formatted(message.to(), wrong.getMessage()), true);
        } catch (SendFailedException refused) {
            return refused(refused);
        }
    }

    private static Outcome refused(SendFailedException refused) {
        for (Exception cause = refused; cause instanceof MessagingException messaging; cause = messaging.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return answer(address.getReturnCode(), String.valueOf(address.getMessage()), true);
            }
            if (cause instanceof SMTPSendFailedException mail && mail.getReturnCode() >= 400) {
                return answer(mail.getReturnCode(), String.valueOf(mail.getMessage()), mail.getNextException() instanceof SMTPAddressFailedException);
            }
        }
        return new Outcome.Later(String.valueOf(refused.getMessage()));
    }

    private static Outcome answer(int code, String words, boolean address) {
        return code >= 500 ? new Outcome.Refused(words.strip(), address) : new Outcome.Later(words.strip());
    }

    /** Bytes that are sent as they are, with the address to which a bounce goes. */
    private static final class Enveloped extends org.eclipse.angus.mail.smtp.SMTPMessage {
        Enveloped(byte[] raw, String returnPath) throws MessagingException {
            super(Session.getInstance(new Properties()), new java.io.ByteArrayInputStream(raw));
            setEnvelopeFrom(returnPath);
        }
    }
}
