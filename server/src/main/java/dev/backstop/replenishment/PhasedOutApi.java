package dev.backstop.replenishment;

import dev.backstop.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/phase-outs")
class PhasedOutApi {
    private static final int MOST = 1_000;

    private final PhasedOut phasedOut;

    PhasedOutApi(PhasedOut phasedOut) {
        this.phasedOut = phasedOut;
    }

    /** Who waits in vain for what is no longer ordered, longest first. */
    @GetMapping
    Listing<PhasedOut.Waiting> list() {
        return Listing.of(phasedOut.waiting(MOST));
    }
}
