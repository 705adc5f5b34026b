package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands first in the list of whoever waits at the door. */
@BackstopTest
class ReceivingIT {
    private static final Pattern ORDER = Pattern.compile("<td class=\"nowrap\"><a href=\"/receive/([^\"]+)\"");

    private final Api api;
    private final Shop shop;
    private final Visitor visitor;

    @Autowired
    ReceivingIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.visitor = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void open() {
        shop.open();
        sent("2026-01-20");
        sent("2026-01-07");
        sent("2026-03-02");
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-12T09:00:00Z")).expect(200);
        visitor.signIn(Shop.EMAIL, Shop.PASSWORD);
    }

    private void sent(String expectedOn) {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"5","expectedOn":"%s"}]}
                """.formatted(expectedOn)).expect(201);
    }

    private List<String> orders(String path) {
        return ORDER.matcher(visitor.page(path)).results().map((MatchResult found) -> found.group(1)).toList();
    }

    @Test
    void what_is_overdue_stands_first_and_then_what_is_due_next() {
        assertThat(orders("/receive")).containsExactly("PO-2", "PO-1", "PO-3");
    }

    @Test
    void it_can_be_turned_round() {
        assertThat(orders("/receive?sort=-expected")).containsExactly("PO-3", "PO-1", "PO-2");
    }
}
