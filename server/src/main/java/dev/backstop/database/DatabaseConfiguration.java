package dev.backstop.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the application its database; the pool depends on it, so the server stops after the last connection is closed. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Database database(
            @Value("${backstop.db-url:#{null}}") @Nullable String url, @Value("${backstop.data}") Path data, @Value("${backstop.sandbox}") boolean sandbox) {
        if (url != null) {
            return Database.at(url);
        }
        return sandbox ? Database.throwAway(data) : Database.in(data);
    }
}
