package dev.backstop.sandbox;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the program. */
@Configuration(proxyBeanMethods = false)
class Clocks {
    @Bean
    Clock clock(@Value("${backstop.sandbox:false}") boolean sandbox) {
        return sandbox ? new MovableClock() : Clock.systemUTC();
    }
}
