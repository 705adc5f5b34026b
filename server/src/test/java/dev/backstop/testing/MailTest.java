package dev.backstop.testing;

import dev.backstop.Backstop;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application, which sends by {@link RealMail}: one of each for all such tests of a process. Both are as the test before left
 * them: the test empties them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Backstop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"backstop.mode=serve", "backstop.sandbox=true", "backstop.sandbox-key=" + Api.KEY, "backstop.mail.from=orders@shop.example",
            "backstop.mail.name=Käthe's Shop", "backstop.public-url=https://shop.example"})
@ContextConfiguration(initializers = {SandboxDatabase.class, RealMail.class})
@Import(Api.class)
public @interface MailTest {}
