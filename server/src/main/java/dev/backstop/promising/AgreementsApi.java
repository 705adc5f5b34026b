package dev.backstop.promising;

import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Frame agreements with customers, and the orders that call them off. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementsApi {
    private final Agreements agreements;
    private final AgreementCallOffs callOffs;
    private final OrderView view;
    private final Json json;

    AgreementsApi(Agreements agreements, AgreementCallOffs callOffs, OrderView view, Json json) {
        this.agreements = agreements;
        this.callOffs = callOffs;
        this.view = view;
        this.json = json;
    }

    /** The newest first; {@code order}: those that this order calls off. */
    @GetMapping
    Listing<AgreementJson> list(@RequestParam(required = false) @Nullable String customer, @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(required = false) @Nullable Integer limit) {
        return agreements.list(customer, order, Cursor.of(cursor, limit));
    }

    @GetMapping("/{number}")
    AgreementJson agreement(@PathVariable String number) {
        return agreements.get(number);
    }

    @PostMapping
    ResponseEntity<AgreementJson> agree(@RequestBody AgreementRequest request) {
        var agreed = agreements.agree(request);
        return ResponseEntity.created(at("agreements", agreed.number())).body(agreed);
    }

    /** What was called off, the newest first. */
    @GetMapping("/{number}/call-offs")
    Listing<AgreementJson.Called> callOffs(@PathVariable String number) {
        return Listing.of(agreements.callOffs(number));
    }

    /** Takes an order for a part of what was agreed; answers as {@code POST /orders}. */
    @PostMapping("/{number}/call-offs")
    ResponseEntity<OrderJson> callOff(@PathVariable String number, @RequestBody AgreementRequest.CallOff request) {
        var order = view.of(callOffs.place(number, request));
        return ResponseEntity.created(at("orders", order.number())).eTag(json.etag(order)).body(order);
    }

    /** Ends it before its last day; orders that were called off stay. */
    @PostMapping("/{number}/end")
    AgreementJson end(@PathVariable String number, @RequestBody(required = false) AgreementRequest.@Nullable End end) {
        return agreements.end(number, end == null ? null : end.reason());
    }

    private static URI at(String what, String number) {
        return URI.create("/api/v1/" + what + "/" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }
}
