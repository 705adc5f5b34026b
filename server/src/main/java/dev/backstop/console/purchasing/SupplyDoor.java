package dev.backstop.console.purchasing;

import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Opens the supply that a promise names, whichever it is: a purchase order, a production order or a transfer. */
@Controller
public class SupplyDoor {
    private final JdbcClient jdbc;

    SupplyDoor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The address of what a reference such as {@code PO-1/2} names. */
    public static String to(String reference) {
        return "/supply?of=" + UriUtils.encode(reference, StandardCharsets.UTF_8);
    }

    @GetMapping("/supply")
    String open(@RequestParam String of) {
        var number = of.lastIndexOf('/') < 0 ? of : of.substring(0, of.lastIndexOf('/'));
        return "redirect:" + page(number).orElseThrow(() -> Problem.notFound("supply", of));
    }

    /** The page of a purchase order, production order or transfer; empty where none has that number. */
    public Optional<String> page(String number) {
        return jdbc.sql("""
                SELECT '/purchase-orders/' FROM supply.purchase_order WHERE number = :number
                UNION ALL SELECT '/production-orders/' FROM supply.production_order WHERE number = :number
                UNION ALL SELECT '/transfers/' FROM supply.transfer WHERE number = :number
                LIMIT 1
                """)
                .param("number", number).query(String.class).optional().map(folder -> folder + Words.path(number));
    }
}
