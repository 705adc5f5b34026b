package dev.backstop.outreach;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class MailSheetTmp {
    @Autowired Api api;

    @Test
    void sheet() throws Exception {
        var shop = new LateShop(api);
        shop.open();
        for (var c : new String[][] {{"EN", "US", "en", "Europe/London"}, {"DEU", "DE", "de", "Europe/Berlin"}, {"ESP", "ES", "es", "Europe/Madrid"}}) {
            api.put("/customers/" + c[0], "{\"name\":\"%s Muster\",\"email\":\"%s@customer.example\",\"country\":\"%s\",\"kind\":\"consumer\",\"language\":\"%s\",\"timeZone\":\"%s\"}".formatted(c[0], c[0].toLowerCase(), c[1], c[2], c[3])).expect(201);
        }
        api.put("/customers/SMSDE", "{\"name\":\"Text Muster\",\"phone\":\"+4915112345678\",\"channels\":[\"sms\"],\"kind\":\"business\",\"country\":\"DE\",\"language\":\"de\",\"timeZone\":\"Europe/Berlin\"}");
        api.put("/customers/LETTER", "{\"name\":\"Brief Muster\",\"country\":\"DE\",\"language\":\"de\",\"kind\":\"consumer\",\"timeZone\":\"Europe/Berlin\"}");
        api.put("/items/MUG", "{\"name\":\"Stoneware mug, blue\",\"unit\":\"piece\",\"price\":{\"amount\":\"1299.00\",\"currency\":\"EUR\"}}");
        for (var sku : new String[] {"SPOON"}) {
            api.put("/items/" + sku, "{\"name\":\"Spoon\",\"unit\":\"piece\",\"price\":{\"amount\":\"2.00\",\"currency\":\"EUR\"},\"cost\":{\"amount\":\"0.80\",\"currency\":\"EUR\"}}");
            shop.stock(sku, "50");
        }
        api.put("/offers/rules/wait", "{\"name\":\"Long waits\",\"afterDays\":10,\"holdOut\":0,\"monthlyBudget\":\"100.00\",\"gives\":\"sample\",\"most\":\"1.00\",\"samples\":[\"SPOON\"]}").expect(201);
        shop.comes("60", "2026-03-09");
        shop.stock("MUG", "6");
        var orders = new java.util.LinkedHashMap<String, String>();
        for (var c : new String[] {"EN", "DEU", "ESP", "SMSDE", "LETTER"}) {
            orders.put(c, api.post("/orders", """
                {"customer":"%s","channel":"web","reference":"B-77","payment":{"method":"card","paid":{"amount":"6495.00","currency":"EUR"}},
                 "shipTo":{"name":"X","lines":["Street 1"],"postcode":"10115","country":"%s"},
                 "lines":[{"line":1,"sku":"MUG","quantity":"5","price":{"amount":"1299.00","currency":"EUR"}}]}
                """.formatted(c, c.equals("EN") ? "US" : c.equals("ESP") ? "ES" : "DE")).expect(201).text("/number"));
        }
        shop.advance("2026-03-03T14:00:00Z");
        shop.moves("2026-03-27");
        shop.advance("2026-03-04T18:00:00Z");
        shop.moves("2026-04-20");
        shop.advance("2026-03-05T18:00:00Z");
        shop.moves("2026-06-08");
        shop.advance("2026-03-06T18:00:00Z");
        for (var o : orders.values()) api.post("/consents", "{\"order\":\"%s\",\"choice\":\"keep-until-it-comes\",\"channel\":\"phone\",\"callId\":\"call-7\",\"scriptVersion\":\"3\"}".formatted(o));
        shop.advance("2026-03-07T18:00:00Z");
        shop.moves("2026-04-27");
        shop.advance("2026-03-09T18:00:00Z");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"carrier\":\"DHL\",\"tracking\":\"JJD0012\",\"lines\":[{\"line\":1,\"quantity\":\"5\"},{\"line\":2,\"quantity\":\"1\"}]}".formatted(orders.get("EN")));
        shop.advance("2026-03-10T18:00:00Z");
        for (var o : orders.values()) shop.chooses(o, "cancel");
        shop.advance("2026-03-11T18:00:00Z");
        for (var l : new String[] {"en", "de", "es"}) api.withKey(null).post("//availability/subscriptions", "{\"sku\":\"CUP\",\"email\":\"%s@restock.example\",\"quantity\":\"1\",\"country\":\"DE\",\"language\":\"%s\"}".formatted(l, l));
        shop.advance("2026-03-11T19:00:00Z");
        var unordered = new java.util.ArrayList<String>();
        for (var c : new String[] {"EN", "DEU", "ESP"}) unordered.add(api.post("/orders", "{\"customer\":\"%s\",\"lines\":[{\"line\":1,\"sku\":\"CUP\",\"quantity\":\"2\"}]}".formatted(c)).expect(201).text("/number"));
        api.put("/users/ann@shop.example", Map.of("name", "Ann", "role", "agent", "password", "a long enough secret 7"));
        shop.advance("2026-03-14T18:00:00Z");
        shop.advance("2026-03-27T18:00:00Z");
        var n = 0;
        for (var m : api.get("/sandbox/messages?limit=250").expect(200).at("/data")) {
            n++;
            var base = "%03d-%s-%s".formatted(n, m.at("/to").asString("").replaceAll("[^A-Za-z0-9]", "_").substring(0, Math.min(12, m.at("/to").asString("").length())), m.at("/kind").asString(""));
            Files.writeString(Path.of("/tmp/tell15-mails/" + base + ".txt"), m.at("/subject").asString("") + "\n=====\n" + m.at("/text").asString(""));
            if (m.at("/html").isString()) Files.writeString(Path.of("/tmp/tell15-mails/" + base + ".html"), m.at("/html").stringValue());
        }
        Files.writeString(Path.of("/tmp/tell15-mails/refunds.csv"), api.get("/refunds").text());
        Files.writeString(Path.of("/tmp/tell15-mails/page-en.txt"), api.post("/orders/%s/customers-page".formatted(orders.get("EN"))).text());
        Files.writeString(Path.of("/tmp/tell15-mails/evidence.json"), api.get("/orders/%s/evidence".formatted(orders.get("DEU"))).text());
    }
}
