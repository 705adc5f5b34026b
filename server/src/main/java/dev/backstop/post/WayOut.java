package dev.backstop.post;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether messages really leave, in words for the people who look at them. */
@Component
public class WayOut {
    private final String mode;
    private final String smtp;

    WayOut(@Value("${backstop.mode:}") String mode, @Value("${backstop.smtp-url:}") String smtp) {
        this.mode = mode;
        this.smtp = smtp;
    }

    /** One sentence; {@link #open} says whether all is well. */
    public String words() {
        if (!mode.equals("serve")) {
            return "Nothing leaves this company: what would have been sent is kept here.";
        }
        return smtp.isBlank()
                ? "No mail server is configured, so mails do not leave: they are kept here and as files, and what they owe stays owed. Start with --smtp-url."
                : "Mails leave through %s.".formatted(MailServer.at(smtp));
    }

    public boolean open() {
        return !mode.equals("serve") || !smtp.isBlank();
    }
}
