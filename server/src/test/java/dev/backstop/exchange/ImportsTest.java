package dev.backstop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackstopTest
class ImportsTest {
    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_dry_run_says_what_would_change_and_changes_nothing_until_it_is_applied() {
        var checked = take("locations", true, "code,name,time zone\nMAIN,Main,Europe/London\nWEST,West,Europe/London\n");
        assertThat(checked.text("/state")).isEqualTo("checked");
        assertThat(checked.text("/rows")).isEqualTo("2");
        assertThat(checked.text("/changes/created")).isEqualTo("2");
        api.get("/locations/MAIN").expect(404);

        var applied = api.post("/imports/" + checked.text("/import") + "/apply").expect(200);
        assertThat(applied.text("/state")).isEqualTo("applied");
        assertThat(applied.text("/changes/created")).isEqualTo("2");
        assertThat(api.get("/locations/WEST").expect(200).text("/timeZone")).isEqualTo("Europe/London");
        api.post("/imports/" + checked.text("/import") + "/apply").expect(409);
    }

    @Test
    void a_second_file_says_what_is_new_different_and_as_it_was() {
        take("vendors", false, "code,name,currency\nACME,Acme,EUR\nBOLT,Bolt,EUR\n");
        var again = take("vendors", false, "code;name;currency\nACME;Acme;EUR\nBOLT;Bolt & Nut;EUR\nCOIL;Coil;USD\n");
        assertThat(again.at("/changes").toString()).isEqualTo("{\"created\":1,\"changed\":1,\"unchanged\":1}");
        assertThat(api.get("/vendors/BOLT").text("/name")).isEqualTo("Bolt & Nut");
    }

    @Test
    void every_faulty_line_is_named_with_its_reason_and_nothing_of_the_file_is_kept() {
        var refused = take("customers", false, """
                customer code,name,priority,e-mail,kind
                C-1,A Shop,5,shop@a.example,business
                C-2,,5,,
                C-3,Another,eleven,not-an-address,business
                C-1,A Shop again,,,
                C-5,Strange,12,,alien
                """);
        assertThat(refused.text("/state")).isEqualTo("refused");
        assertThat(refused.text("/rows")).isEqualTo("5");
        assertThat(faults(refused)).contains("3 name", "4 priority eleven", "5 code C-1", "6 priority 12", "6 kind alien");
        assertThat(refused.at("/faultCount").asInt()).isEqualTo(refused.at("/faults").size());
        api.get("/customers/C-1").expect(404);
        api.post("/imports/" + refused.text("/import") + "/apply").expect(422);
    }

    @Test
    void items_bring_prices_limits_kits_and_substitutes() {
        take("items", false, """
                Item code;Description;Unit;Decimals;Price;Currency;Backorders;Backorder limit;Components;Colour
                CUP;Cup;;;2,50;EUR;;;;red
                TEA;Tea;kg;3;19,995;EUR;limited;12,5;;
                SET;Tea set;;;12;EUR;no;;CUP:2;
                """);
        assertThat(api.get("/items/TEA").expect(200).text("/price/amount")).isEqualTo("19.995");
        assertThat(api.get("/items/TEA").text("/backorders/limit/quantity")).isEqualTo("12.5");
        assertThat(api.get("/items/SET").text("/components/0/quantity")).isEqualTo("2");
        assertThat(api.get("/imports").text("/data/0/ignoredColumns/0")).isEqualTo("Colour");
    }

    @Test
    void a_column_that_the_file_leaves_out_stays_as_it_is_and_an_empty_cell_empties() {
        take("items", false, """
                sku,name,unit,decimals,category,price,currency,minimum order,components,backorders,backorder limit,successor
                CUP,Cup,box,1,Kitchen,2.50,USD,1.5,,limited,12.5,
                SET,Set,,,Kitchen,9,,,CUP:2,,,CUP
                """);
        var again = take("items", false, "sku,name,price,category\nCUP,Mug,2.75,\nSET,Set,9,Kitchen\n");
        assertThat(again.at("/changes").toString()).isEqualTo("{\"created\":0,\"changed\":1,\"unchanged\":1}");
        var cup = api.get("/items/CUP").expect(200);
        assertThat(cup.at("/price").toString()).isEqualTo("{\"amount\":\"2.75\",\"currency\":\"USD\"}");
        assertThat(List.of(cup.text("/name"), cup.text("/unit"), cup.text("/decimals"), cup.text("/category"), cup.text("/minimumOrder"),
                cup.text("/backorders/policy"), cup.text("/backorders/limit/quantity")))
                .containsExactly("Mug", "box", "1", "null", "1.5", "limited", "12.5");
        assertThat(api.get("/items/SET").text("/components/0/quantity")).isEqualTo("2");
        assertThat(api.get("/items/SET").text("/successor")).isEqualTo("CUP");
    }

    @Test
    void what_other_files_leave_out_stays_too() {
        take("locations", false, "code,name,time zone,days,cutOff,priority\nMAIN,Main,Europe/London,MO TU,15:00,3\n");
        take("locations", false, "code,name,time zone,holidays\nMAIN,Main,Europe/London,2026-12-25\n");
        var main = api.get("/locations/MAIN").expect(200);
        assertThat(main.at("/calendar").toString())
                .isEqualTo("{\"workingDays\":[\"MO\",\"TU\"],\"holidays\":[\"2026-12-25\"],\"cutOff\":\"15:00\"}");
        assertThat(main.text("/priority")).isEqualTo("3");

        take("customers", false, "code,name,class,priority\nC-1,A Shop,A,2\n");
        take("customers", false, "code,name,phone\nC-1,A Shop,+441111111111\n");
        assertThat(api.get("/customers/C-1").text("/class")).isEqualTo("A");
        assertThat(api.get("/customers/C-1").text("/priority")).isEqualTo("2");

        take("vendors", false, "code,name,currency\nACME,Acme,EUR\n");
        take("items", false, "sku,name\nCUP,Cup\n");
        take("sourcing-terms", false, "sku,location,rank,vendor,lead time,moq,price\nCUP,MAIN,1,ACME,7,15,2.10\n");
        take("sourcing-terms", false, "sku,location,rank,vendor,lead time\nCUP,MAIN,1,ACME,9\n");
        var terms = api.get("/sourcing-terms/CUP/MAIN").expect(200);
        assertThat(terms.text("/terms/0/leadTimeDays")).isEqualTo("9");
        assertThat(terms.text("/terms/0/moq")).isEqualTo("15");
        assertThat(terms.text("/terms/0/priceBreaks/0/price/amount")).isEqualTo("2.10");
    }

    @Test
    void a_file_without_a_needed_column_or_of_no_kind_is_refused() {
        var refused = take("items", true, "Article,Colour\nMUG,blue\n");
        assertThat(refused.text("/faults/0/line")).isEqualTo("1");
        assertThat(refused.text("/faults/0/reason")).contains("name is missing").contains("Understood: sku");
        post("nonsense", true, "a,b\n").expect(422);
        api.get("/imports/999").expect(404);
    }

    @Test
    void two_hundred_thousand_lines_go_in_batches_and_all_or_nothing() {
        var many = IntStream.rangeClosed(1, 200_000).mapToObj(i -> "I-%06d,\"Item, number %d\",%d.50".formatted(i, i, i % 90 + 1))
                .collect(Collectors.joining("\n", "sku,name,price\n", "\n"));
        var refused = take("items", false, many + "I-000007,Twice,1\n");
        assertThat(faults(refused)).containsExactly("200002 sku I-000007");
        assertThat(items()).isZero();
        var done = take("items", false, many);
        assertThat(done.text("/changes/created")).isEqualTo("200000");
        assertThat(items()).isEqualTo(200_000);
    }

    private long items() {
        return jdbc.sql("SELECT count(*) FROM catalog.item").query(Long.class).single();
    }

    private Answer take(String kind, boolean dryRun, String csv) {
        return post(kind, dryRun, csv).expect(201);
    }

    private Answer post(String kind, boolean dryRun, String csv) {
        return api.send("POST", "/imports?kind=" + kind + "&dryRun=" + dryRun, csv, "Content-Type", "text/csv");
    }

    private static List<String> faults(Answer answer) {
        var faults = new java.util.ArrayList<String>();
        answer.at("/faults").forEach(fault -> faults.add((fault.get("line").asString() + ' ' + fault.get("column").asString("") + ' '
                + fault.get("value").asString("")).strip()));
        return faults;
    }
}
