package dev.backstop.testing;

import dev.backstop.Backstop;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application: a sandbox on a random port, over an embedded PostgreSQL, started once for all tests of the run and empty
 * before each of them. Take an {@link Api} as a constructor argument or a field to call it as a client would; inject any door as well.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Backstop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"backstop.mode=sandbox", "backstop.sandbox=true", "backstop.sandbox-key=" + Api.KEY,
            "backstop.sms-url=https://user:gateway-secret@gateway.invalid/Messages.json?from=441632960000"})
@ContextConfiguration(initializers = SandboxDatabase.class)
@Import({Api.class, Buying.class})
@ExtendWith(EmptyBeforeEach.class)
public @interface BackstopTest {}
