package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each figure of a report opens to what it rests on, down to the movement. */
@BackstopTest
class ReportDoorsIT {
    private static final int REFUSED = 400;
    private static final Pattern DOOR = Pattern.compile("<td[^>]*><a href=\"(/[^\"]+)\"");

    private final Api api;
    private final EveryPage pages;
    private final Visitor visitor;

    @Autowired
    ReportDoorsIT(Api api) {
        this.api = api;
        this.pages = new EveryPage(api, new Shop(api));
        this.visitor = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void open() {
        pages.open();
        visitor.signIn(Shop.EMAIL, Shop.PASSWORD);
    }

    @Test
    void no_cell_leads_nowhere() {
        var opened = new LinkedHashSet<String>();
        var shut = new ArrayList<String>();
        for (var report : api.get("/reports").expect(200).at("/data")) {
            var path = "/reports/" + report.path("name").asString();
            for (var door : doors(path)) {
                if (opened.add(door) && visitor.follow(door) >= REFUSED) {
                    shut.add(path + ": " + door);
                }
            }
        }
        assertThat(shut).isEmpty();
        assertThat(opened).as("doors that were tried").hasSizeGreaterThan(20);
    }

    @Test
    void from_the_stock_level_it_is_one_step_to_the_movements() {
        var stock = doors("/reports/stock-level?sku=MUG-1").stream().filter(door -> door.contains("/stock?")).findFirst().orElseThrow();
        assertThat(visitor.page(stock)).contains("opening");
    }

    private List<String> doors(String path) {
        return DOOR.matcher(visitor.page(path)).results().map((MatchResult found) -> found.group(1).replace("&amp;", "&")).distinct()
                .toList();
    }
}
