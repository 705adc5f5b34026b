package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BackstopTest
@RecordApplicationEvents
class LocationsApiTest {
    private static final String MAIN = """
            {"name":"Main","timeZone":"Europe/London","calendar":{"workingDays":["FR","MO"],"holidays":["2026-12-25"],"cutOff":"15:00"},\
            "priority":1,"active":true,"handlingDays":0,"daysToShip":null,"country":"GB","postcode":null}""";

    @Autowired
    private Api api;

    @Autowired
    private Locations locations;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void put_creates_then_replaces_and_shows_the_whole_location() {
        assertThat(api.put("/locations/MAIN", MAIN).expect(201).text()).isEqualTo("""
                {"code":"MAIN","name":"Main","timeZone":"Europe/London","calendar":{"workingDays":["MO","FR"],"holidays":["2026-12-25"],\
                "cutOff":"15:00"},"priority":1,"active":true,"handlingDays":0,"daysToShip":null,"country":"GB","postcode":null,"vendor":null}""");
        assertThat(api.put("/locations/MAIN", "{\"name\":\"Main\"}").expect(200).text()).isEqualTo("""
                {"code":"MAIN","name":"Main","timeZone":"UTC","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],\
                "cutOff":null},"priority":5,"active":true,"handlingDays":0,"daysToShip":null,"country":null,"postcode":null,"vendor":null}""");
    }

    @Test
    void a_cut_off_is_taken_away_by_null() {
        api.put("/locations/MAIN", MAIN).expect(201);

        var patched = api.patch("/locations/MAIN", "{\"calendar\":{\"cutOff\":null}}").expect(200);

        assertThat(patched.text("/calendar/cutOff")).isEqualTo("null");
        assertThat(patched.text("/calendar/holidays/0")).isEqualTo("2026-12-25");
    }

    @Test
    void whoever_promises_hears_of_other_days_but_not_of_another_name() {
        put(main("Main", 0));
        put(main("Headquarters", 0));
        assertThat(events.stream(LocationChanged.class)).isEmpty();

        put(main("Headquarters", 1));

        assertThat(events.stream(LocationChanged.class)).containsExactly(new LocationChanged(locations.require("MAIN", "").id()));
    }

    /** Doors are called inside a transaction, because what listens settles before its commit. */
    private void put(LocationResource location) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> locations.putAll(List.of(location)));
    }

    private static LocationResource main(String name, int handlingDays) {
        return new LocationResource("MAIN", name, null, null, null, null, handlingDays, null, null, null, null);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                                  | /name                   | The name is missing
            {'name':'X','timeZone':'Mars/Base'}                 | /timeZone               | Europe/London
            {'name':'X','country':'UK'}                         | /country                | ISO 3166
            {'name':'X','priority':0}                           | /priority               | from 1 to 9
            {'name':'X','handlingDays':-1}                      | /handlingDays           | from 0
            {'name':'X','daysToShip':-1}                        | /daysToShip             | from 0
            {'name':'X','calendar':{'workingDays':[]}}          | /calendar/workingDays   | at least one
            {'name':'X','calendar':{'workingDays':['MON']}}     | /calendar/workingDays/0 | MO, TU, WE
            {'name':'X','calendar':{'cutOff':'25:00'}}          | /calendar/cutOff        | HH:mm
            """)
    void a_refusal_names_the_value_and_the_rule(String body, String pointer, String words) {
        var refused = api.put("/locations/X", body.replace('\'', '"')).expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).contains(words);
    }

    @Test
    void a_holiday_that_is_no_date_is_malformed() {
        assertThat(api.put("/locations/X", "{\"name\":\"X\",\"calendar\":{\"holidays\":[\"25 Dec\"]}}").expect(400).text("/errors/0/pointer"))
                .isEqualTo("/calendar/holidays/0");
    }

    @Test
    void a_location_in_use_stays_and_the_refusal_says_what_uses_it() {
        api.put("/locations/MAIN", MAIN).expect(201);
        api.put("/transit-times/MAIN/DE", "{\"p50Days\":2,\"p95Days\":4}").expect(201);

        assertThat(api.delete("/locations/MAIN").expect(409).text("/detail")).contains("transit times");
        api.put("/locations/SPARE", MAIN).expect(201);
        api.delete("/locations/SPARE").expect(204);
        assertThat(api.get("/locations").at("/data").size()).isEqualTo(1);
    }

    @Test
    void transit_times_are_kept_by_location_and_country() {
        api.put("/locations/MAIN", MAIN).expect(201);

        api.put("/transit-times/MAIN/DE", "{\"p50Days\":2,\"p95Days\":4}").expect(201);
        assertThat(api.get("/transit-times/MAIN/DE").expect(200).text())
                .isEqualTo("{\"location\":\"MAIN\",\"country\":\"DE\",\"p50Days\":2,\"p95Days\":4}");
        api.put("/transit-times/MAIN/DE", "{\"p50Days\":4,\"p95Days\":2}").expect(422);
        api.put("/transit-times/MAIN/XX", "{\"p50Days\":2,\"p95Days\":4}").expect(422);
        api.put("/transit-times/NONE/DE", "{\"p50Days\":2,\"p95Days\":4}").expect(422);
        api.put("/transit-times/MAIN/DE", "{}").expect(422);
        api.get("/transit-times/MAIN/FR").expect(404);
    }
}
