package dev.backstop.replenishment;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Freight by the value or the weight of an order, and what would save some. */
@RestController
@RequestMapping("/api/v1")
class FreightApi {
    private final FreightSteps steps;
    private final FreightTopUps topUps;

    FreightApi(FreightSteps steps, FreightTopUps topUps) {
        this.steps = steps;
        this.topUps = topUps;
    }

    @GetMapping("/vendors/{vendor}/freight-steps")
    FreightSteps.Steps steps(@PathVariable String vendor) {
        return steps.of(vendor);
    }

    @PutMapping("/vendors/{vendor}/freight-steps")
    FreightSteps.Steps replace(@PathVariable String vendor, @RequestBody FreightSteps.Steps wanted) {
        return steps.replace(vendor, wanted);
    }

    @GetMapping("/purchase-orders/{number}/freight")
    FreightTopUps.Freight freight(@PathVariable String number) {
        return topUps.of(number);
    }

    @PostMapping("/purchase-orders/{number}/top-up")
    FreightTopUps.Freight topUp(@PathVariable String number) {
        return topUps.apply(number);
    }
}
