package dev.backstop.command;

import dev.backstop.Backstop;
import dev.backstop.database.Database;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The running application over a database. Closing it stops the database, too, if that was started for it. */
record Application(ConfigurableApplicationContext context) implements AutoCloseable {
    /** The exit code of a command whose server goes on. */
    static final int KEEPS_RUNNING = -1;

    /** Starts; {@code properties} as {@code name=value} go before those of the configuration file. */
    static Application start(Database database, String address, int port, String... properties) {
        var application = new SpringApplication(Backstop.class);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> database));
        var arguments = new ArrayList<>(List.of("--server.port=" + port, "--server.address=" + address));
        for (var property : properties) {
            arguments.add("--" + property);
        }
        try {
            return new Application(application.run(arguments.toArray(String[]::new)));
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** A door of the application. */
    <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** Runs in one transaction. */
    void inTransaction(Runnable work) {
        new TransactionTemplate(door(PlatformTransactionManager.class)).executeWithoutResult(_ -> work.run());
    }

    /** Where a browser finds it. */
    String address() {
        return "http://localhost:%s/".formatted(context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
