package dev.backstop.post;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which ways out there are, as the program was started: a demo and a sandbox let nothing out. */
@Configuration(proxyBeanMethods = false)
class Ways {
    private final Mime mime;
    private final Clock clock;
    private final Path folder;
    private final boolean closed;

    Ways(Mime mime, Clock clock, @Value("${backstop.outbox:data/outbox}") String folder, @Value("${backstop.mode:}") String mode) {
        this.mime = mime;
        this.clock = clock;
        this.folder = Path.of(folder);
        this.closed = !mode.equals("serve");
    }

    @Bean
    Way mailWay(@Value("${backstop.smtp-url:}") String url, Sender sender) {
        if (closed) {
            return recorded(Channel.EMAIL);
        }
        return url.isBlank() ? kept(Channel.EMAIL) : new SmtpWay(MailServer.at(url), mime, sender, clock);
    }

    @Bean
    Way textWay(@Value("${backstop.sms-url:}") String url) {
        if (closed) {
            return recorded(Channel.SMS);
        }
        return url.isBlank() ? kept(Channel.SMS) : new GatewayWay(url);
    }

    @Bean
    Way callWay() {
        return staying(Channel.CALL, StayingWay.taking("put on the list of calls"));
    }

    @Bean
    Way letterWay() {
        return staying(Channel.LETTER, StayingWay.taking("ready to be printed and posted"));
    }

    private Way recorded(Channel channel) {
        return staying(channel, StayingWay.taking("recorded; nothing leaves this company"));
    }

    private Way kept(Channel channel) {
        return staying(channel, StayingWay.filing(folder));
    }

    private Way staying(Channel channel, StayingWay.Keeper keeper) {
        return new StayingWay(channel, mime, clock, keeper);
    }
}
