package dev.backstop.testing;

import dev.backstop.database.Database;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Gives the application under test a database of its own, which is removed with it. */
public final class SandboxDatabase implements ApplicationContextInitializer<GenericApplicationContext> {
    /** Where its files lie: each process that runs tests at the same time has a folder of its own. */
    public static final Path FOLDER = Path.of(System.getProperty("sandbox.folder", "target/sandbox"));

    /** Where PostgreSQL is unpacked for all that run at the same time. */
    static final Path PROGRAMS = Path.of(System.getProperty("backstop.programs", FOLDER.toString()));

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(Database.class, () -> Database.throwAway(FOLDER));
    }
}
