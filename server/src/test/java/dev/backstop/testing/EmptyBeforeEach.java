package dev.backstop.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties the sandbox before each test, the way a tester of a web shop does. */
final class EmptyBeforeEach implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(Api.class).post("/sandbox/reset").expect(204);
    }
}
