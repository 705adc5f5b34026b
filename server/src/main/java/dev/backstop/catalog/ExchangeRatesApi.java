package dev.backstop.catalog;

import dev.backstop.web.MasterData;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/v1/exchange-rates/{currency}/{date}")
class ExchangeRatesApi {
    private final MasterData<ExchangeRates.Key, ExchangeRates.Rate> manner;

    ExchangeRatesApi(ExchangeRates rates, MasterData.Kinds kinds) {
        this.manner = kinds.of("exchange rate", ExchangeRates.Rate.class, rates::find, rates::put);
    }

    @GetMapping
    ResponseEntity<ExchangeRates.Rate> get(@PathVariable String currency, @PathVariable LocalDate date) {
        return manner.get(new ExchangeRates.Key(currency, date));
    }

    @PutMapping
    ResponseEntity<ExchangeRates.Rate> put(
            @PathVariable String currency, @PathVariable LocalDate date, @RequestBody ExchangeRates.Rate wanted, WebRequest request) {
        return manner.put(new ExchangeRates.Key(currency, date), wanted, request);
    }
}
