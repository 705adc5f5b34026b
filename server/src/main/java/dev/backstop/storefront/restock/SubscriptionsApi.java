package dev.backstop.storefront.restock;

import dev.backstop.web.Strict;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where shops send what a shopper typed under "tell me when it is back". */
@RestController
class SubscriptionsApi {
    private final SignUps signUps;

    SubscriptionsApi(SignUps signUps) {
        this.signUps = signUps;
    }

    /**
     * A wish to hear once when an item is in stock again.
     *
     * @param quantity in the item's unit; null: the least that can be ordered
     * @param country  where the shopper is; decides whether the address must be confirmed
     * @param language of the mails
     */
    @Strict
    record Wish(@Nullable String sku, @Nullable String email, @Nullable String quantity, @Nullable String country,
            @Nullable String language) {}

    /** What was understood, the same for addresses that we know and that we do not; {@code state} is to-confirm or waiting. */
    record Taken(@Nullable String sku, String state, String words) {}

    @PostMapping("/availability/subscriptions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "202")
    Taken ask(@RequestBody Wish wish) {
        var state = signUps.ask(wish.sku(), wish.email(), wish.quantity(), wish.country(), wish.language());
        var words = switch (state) {
            case TO_CONFIRM -> "We sent a mail to this address. Confirm there, and we write once when the item is in stock again.";
            case WAITING, TOLD, ENDED -> "We write once when the item is in stock again.";
        };
        return new Taken(wish.sku(), state.name().toLowerCase(Locale.ROOT).replace('_', '-'), words);
    }
}
