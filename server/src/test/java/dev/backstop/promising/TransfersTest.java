package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class TransfersTest {
    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void nine_mugs_in_the_north() {
        SmallShop.open(api, "MUG", 0);
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"Europe/London\",\"priority\":2}").expect(201);
        stock("NORTH", 9);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private void stock(String location, int units) {
        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"%s\",\"quantity\":\"%d\",\"reason\":\"opening\"}".formatted(location,
                units)).expect(201);
    }

    private Answer transfer(int units) {
        return api.post("/transfers", """
                {"from":"NORTH","to":"MAIN","lines":[{"sku":"MUG","quantity":"%d"}],"expectedOn":"2026-01-08"}""".formatted(units));
    }

    private Answer orderAt(String location, int units) {
        return api.post("/orders", """
                {"customer":"C-1","location":"%s","lines":[{"line":1,"sku":"MUG","quantity":"%d"}]}""".formatted(location, units)).expect(201);
    }

    private String level(String location, String field) {
        return api.get("/stock/levels?sku=MUG&location=" + location).expect(200).text("/data/0/" + field);
    }

    @Test
    void it_holds_stock_there_and_carries_promises_here() {
        var made = transfer(6).expect(201);

        assertThat(made.text("/number")).isEqualTo("TR-1");
        assertThat(made.text("/lines/0/schedule/0/source")).isEqualTo("stock");
        assertThat(level("NORTH", "allocated")).isEqualTo("6");
        assertThat(level("MAIN", "onOrder")).isEqualTo("6");
        assertThat(level("MAIN", "supply/0/kind")).isEqualTo("transfer");
        assertThat(level("MAIN", "supply/0/expectedOn")).isEqualTo("2026-01-08");
        var order = orderAt("MAIN", 4);
        assertThat(order.text("/lines/0/schedule/0/source")).isEqualTo("inbound");
        assertThat(order.text("/lines/0/schedule/0/supply")).isEqualTo("TR-1/1");
        assertThat(order.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-08");
        assertThat(order.text("/lines/0/schedule/0/why")).isEqualTo("waits for transfer TR-1/1, expected on 8 January");
        assertThat(orderAt("NORTH", 5).text("/lines/0/state")).isEqualTo("part-backordered");
    }

    @Test
    void what_was_dispatched_is_in_transit_until_it_is_received() {
        transfer(6).expect(201);
        orderAt("MAIN", 4);
        assertThat(api.post("/receipts", "{\"transfer\":\"TR-1\",\"lines\":[{\"line\":1,\"quantity\":\"6\"}]}").expect(409).text("/detail"))
                .contains("Dispatch them first");

        var gone = api.post("/transfers/TR-1/dispatch").expect(200);
        assertThat(gone.text("/state")).isEqualTo("dispatched");
        assertThat(gone.text("/lines/0/inTransit")).isEqualTo("6");
        assertThat(level("NORTH", "onHand")).isEqualTo("3");
        assertThat(level("MAIN", "onHand")).isEqualTo("0");
        api.post("/transfers/TR-1/dispatch").expect(409);

        var receipt = api.post("/receipts",
                "{\"transfer\":\"TR-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\",\"damaged\":\"1\"}]}").expect(201);
        assertThat(receipt.text("/filled/0/order")).isEqualTo("SO-1");
        assertThat(receipt.text("/filled/0/quantity")).isEqualTo("4");
        assertThat(api.get("/transfers/TR-1").expect(200).text("/state")).isEqualTo("received");
        assertThat(level("MAIN", "onHand")).isEqualTo("5");
        assertThat(level("MAIN", "damaged")).isEqualTo("1");

        api.post("/receipts/" + receipt.text("/receipt") + "/reverse").expect(200);
        assertThat(api.get("/transfers/TR-1").expect(200).text("/state")).isEqualTo("dispatched");
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/source")).isEqualTo("inbound");
    }

    @Test
    void only_what_is_allocated_leaves() {
        orderAt("NORTH", 5);
        transfer(6).expect(201);

        assertThat(api.post("/transfers/TR-1/dispatch").expect(409).text("/detail")).contains("Only 4 of line 1 (MUG)");
        var part = api.post("/transfers/TR-1/dispatch", "{\"lines\":[{\"line\":1,\"quantity\":\"4\"}]}").expect(200);
        assertThat(part.text("/state")).isEqualTo("open");
        var cancelled = api.post("/transfers/TR-1/cancel").expect(200);
        assertThat(cancelled.text("/state")).isEqualTo("dispatched");
        assertThat(cancelled.text("/lines/0/open")).isEqualTo("4");
    }

    @Test
    void a_date_that_moves_moves_the_promise() {
        transfer(6).expect(201);
        orderAt("MAIN", 4);
        api.patch("/transfers/TR-1", "{\"expectedOn\":\"2026-01-14\",\"reason\":\"snow\"}").expect(200);

        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-14");
        api.post("/transfers/TR-1/cancel").expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/source")).isEqualTo("planned");
        assertThat(level("NORTH", "allocated")).isEqualTo("0");
    }

    @Test
    void lots_arrive_as_they_left() {
        api.put("/items/MILK", "{\"name\":\"Milk\",\"unit\":\"piece\",\"lots\":true}").expect(201);
        for (var lot : new String[] {"A", "B"}) {
            api.post("/stock/movements", "{\"sku\":\"MILK\",\"location\":\"NORTH\",\"quantity\":\"3\",\"reason\":\"opening\",\"lot\":\"%s\"}".formatted(lot)).expect(201);
        }
        api.post("/transfers", "{\"from\":\"NORTH\",\"to\":\"MAIN\",\"lines\":[{\"sku\":\"MILK\",\"quantity\":\"5\"}]}").expect(201);
        api.post("/transfers/TR-1/dispatch").expect(200);
        api.post("/receipts", "{\"transfer\":\"TR-1\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}").expect(201);

        var moved = api.get("/stock/movements?sku=MILK&location=MAIN").expect(200);
        assertThat(moved.text("/data/1/lot") + moved.text("/data/1/quantity")).isEqualTo("A3");
        assertThat(moved.text("/data/0/lot") + moved.text("/data/0/quantity")).isEqualTo("B2");
    }

    @Test
    void it_goes_from_one_place_to_another() {
        assertThat(api.post("/transfers", "{\"from\":\"MAIN\",\"to\":\"MAIN\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"1\"}]}")
                .expect(422).text("/errors/0/pointer"))
                .isEqualTo("/to");
        assertThat(api.post("/transfers", "{\"from\":\"NORTH\",\"to\":\"MAIN\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"1.5\"}]}")
                .expect(422).text("/errors/0/pointer"))
                .isEqualTo("/lines/0/quantity");
        api.get("/transfers/TR-7").expect(404);
    }

    @Test
    void a_proposal_to_transfer_is_released_into_one() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"transfer\",\"fromLocation\":\"NORTH\",\"leadTimeDays\":2}]}")
                .expect(200);
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"3\",\"orderUpTo\":\"5\"}").expect(201);
        api.post("/plan-runs", "{}").expect(201);
        var proposal = api.get("/proposals?state=open&sku=MUG").expect(200);
        assertThat(proposal.text("/data/0/kind")).isEqualTo("transfer");

        var released = api.post("/proposals/%s/release".formatted(proposal.text("/data/0/proposal"))).expect(200);
        assertThat(released.text("/transfer")).isEqualTo("TR-1");
        assertThat(api.get("/transfers/TR-1").expect(200).text("/expectedOn")).isEqualTo("2026-01-07");
        assertThat(api.post("/plan-runs", "{}").expect(201).text("/proposals")).isEqualTo("0");
    }

    /** The parts of the first line, {@code 9 on 2026-01-07}. */
    private static String parts(Answer answer) {
        return answer.at("/lines/0/schedule").valueStream().map(part -> part.path("quantity").asString() + " on " + part.path("shipBy").asString(null))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private void bought(String number) {
        api.post("/purchase-orders", """
                {"number":"%s","vendor":"ACME","location":"NORTH","state":"sent","lines":[{"sku":"MUG","quantity":"20","expectedOn":"2026-02-02"}]}"""
                .formatted(number)).expect(201);
    }

    /** Nine are in the north and eleven come there on 2 February: the transfer is asked for within three days, and takes as long from then on. */
    @Test
    void what_its_sender_waits_for_moves_a_transfer_and_the_promises_that_rest_on_it() {
        bought("PO-1");

        var made = transfer(20).expect(201);

        assertThat(made.text("/lines/0/expectedOn")).isEqualTo("2026-02-05");
        assertThat(orderAt("MAIN", 4).text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-02-05");

        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"20","expectedOn":"2026-01-12"}]}]}""").expect(200);
        assertThat(api.get("/transfers/TR-1").expect(200).text("/lines/0/expectedOn")).isEqualTo("2026-01-15");
        assertThat(parts(api.get("/orders/SO-1").expect(200))).isEqualTo("4 on 2026-01-15");
        assertThat(api.get("/orders/SO-1/lines/1/promises").expect(200).text())
                .contains("transfer TR-1 moved from 5 February to 15 January: it waits for MUG from PO-1/1");

        api.patch("/transfers/TR-1", "{\"expectedOn\":\"2026-01-20\",\"reason\":\"the van is full\"}").expect(200);
        assertThat(parts(api.get("/orders/SO-1").expect(200))).as("a day that a person names").isEqualTo("4 on 2026-01-20");
    }

    private void sentFromTheNorth() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"transfer\",\"fromLocation\":\"NORTH\",\"leadTimeDays\":2}]}");
        api.put("/sourcing-terms/MUG/NORTH", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}");
    }

    @Test
    void what_the_sender_has_comes_soon_and_the_rest_when_it_has_more() {
        sentFromTheNorth();

        var order = orderAt("MAIN", 15);

        assertThat(parts(order)).isEqualTo("9 on 2026-01-07, 6 on 2026-01-14");
        assertThat(order.text("/lines/0/schedule/1/why")).isEqualTo("nothing free is on its way; when North has it on 12 January, it would be here by 14 January");
        assertThat(parts(orderAt("MAIN", 2))).as("who comes next has none of the nine").isEqualTo("2 on 2026-01-14");

        stock("NORTH", 6);
        assertThat(parts(api.get("/orders/SO-1").expect(200))).as("the north has more").isEqualTo("9 on 2026-01-07, 6 on 2026-01-07");
    }

    @Test
    void the_way_takes_as_many_working_days_whenever_it_begins() {
        var week = "\"calendar\":{\"workingDays\":[\"MO\",\"TU\",\"WE\",\"TH\",\"FR\"]}";
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"Europe/London\",\"priority\":2,%s}".formatted(week)).expect(200);
        api.put("/locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"Europe/London\",\"handlingDays\":1,%s}".formatted(week)).expect(200);
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"transfer\",\"fromLocation\":\"NORTH\",\"leadTimeDays\":2,\"leadTimeUnit\":\"working\"}]}");
        api.put("/sourcing-terms/MUG/NORTH", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":4}]}");

        var order = orderAt("MAIN", 15);

        assertThat(parts(order)).as("leaves on Friday the 9th, is there on Tuesday and handled on Wednesday").isEqualTo("9 on 2026-01-08, 6 on 2026-01-14");
        api.post("/plan-runs", "{}").expect(201);
        var proposal = api.get("/proposals?state=open&sku=MUG&location=MAIN").expect(200).text("/data/0/proposal");
        api.post("/proposals/%s/release".formatted(proposal)).expect(200);
        assertThat(parts(api.get("/orders/SO-1").expect(200))).as("released it keeps its days").isEqualTo("9 on 2026-01-08, 6 on 2026-01-14");
    }

    @Test
    void a_transfer_that_is_released_keeps_the_days_that_were_promised() {
        sentFromTheNorth();
        orderAt("MAIN", 15);
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"0\",\"orderUpTo\":\"0\"}").expect(201);
        api.post("/plan-runs", "{}").expect(201);
        var proposal = api.get("/proposals?state=open&sku=MUG&location=MAIN").expect(200).text("/data/0/proposal");

        api.post("/proposals/%s/release".formatted(proposal)).expect(200);

        var transfer = api.get("/transfers/TR-1").expect(200);
        assertThat(transfer.text("/lines/0/quantity") + ", then " + transfer.text("/lines/1/quantity")).isEqualTo("9, then 6");
        assertThat(parts(api.get("/orders/SO-1").expect(200))).isEqualTo("9 on 2026-01-07, 6 on 2026-01-14");
        assertThat(api.get("/duties?state=open").expect(200).text()).as("nobody slips by it").doesNotContain("SO-1");
    }

    @Test
    void of_what_the_sender_cannot_get_no_day_is_promised() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"transfer\",\"fromLocation\":\"NORTH\",\"leadTimeDays\":2}]}");

        var order = orderAt("MAIN", 12);

        assertThat(parts(order)).isEqualTo("9 on 2026-01-07, 3 on null");
        assertThat(order.text("/lines/0/schedule/1/why")).isEqualTo("it would come from North, where nobody knows when there is enough of it");
    }
}
