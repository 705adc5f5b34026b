package dev.backstop.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Empties the sandbox before each test, the way a tester of a web shop does; and takes away the people of the tests before, whom a sandbox keeps, so that
 * no test sees in which order they ran.
 */
final class EmptyBeforeEach implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        var application = SpringExtension.getApplicationContext(context);
        application.getBean(Api.class).post("/sandbox/reset").expect(204);
        application.getBean(JdbcClient.class).sql("DELETE FROM access.account").update();
    }
}
