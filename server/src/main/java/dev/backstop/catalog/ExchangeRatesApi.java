package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/v1/exchange-rates")
class ExchangeRatesApi {
    private final ExchangeRates rates;
    private final MasterData<ExchangeRates.Key, ExchangeRates.Rate> manner;

    ExchangeRatesApi(ExchangeRates rates, MasterData.Kinds kinds) {
        this.rates = rates;
        this.manner = kinds.of("exchange rate", ExchangeRates.Rate.class, rates::find, rates::put);
    }

    /** By currency, the newest day first. */
    @GetMapping
    Listing<ExchangeRates.Rate> list(
            @RequestParam @Nullable String currency, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return rates.list(currency, Cursor.of(cursor, limit));
    }

    @GetMapping("/{currency}/{date}")
    ResponseEntity<ExchangeRates.Rate> get(@PathVariable String currency, @PathVariable LocalDate date) {
        return manner.get(new ExchangeRates.Key(currency, date));
    }

    @PutMapping("/{currency}/{date}")
    ResponseEntity<ExchangeRates.Rate> put(
            @PathVariable String currency, @PathVariable LocalDate date, @RequestBody ExchangeRates.Rate wanted, WebRequest request) {
        return manner.put(new ExchangeRates.Key(currency, date), wanted, request);
    }

    @DeleteMapping("/{currency}/{date}")
    ResponseEntity<Void> delete(@PathVariable String currency, @PathVariable LocalDate date, WebRequest request) {
        var key = new ExchangeRates.Key(currency, date);
        return manner.delete(key, request, () -> rates.delete(key));
    }
}
