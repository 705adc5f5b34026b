package dev.backstop.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A mail server that takes all mail; it ends with the process. What comes back is asked for every few minutes, so that who tries that has a server of their own. */
public final class RealMail implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final class Running {
        private static final GreenMail mail = started();

        private static GreenMail started() {
            var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
            mail.start();
            return mail;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("backstop.smtp-url=smtp://127.0.0.1:" + mail().getSmtp().getPort()).applyTo(context);
    }

    public static GreenMail mail() {
        return Running.mail;
    }

    /** Throws all its mail away. */
    public static void empty() {
        try {
            mail().purgeEmailFromAllMailboxes();
        } catch (FolderException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
