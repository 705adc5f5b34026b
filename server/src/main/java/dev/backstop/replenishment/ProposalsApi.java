package dev.backstop.replenishment;

import dev.backstop.replenishment.ProposalRows.Filter;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/proposals")
class ProposalsApi {
    private final Proposals proposals;
    private final Releases releases;
    private final LateOptions lateOptions;
    private final LateActs lateActs;

    ProposalsApi(Proposals proposals, Releases releases, LateOptions lateOptions, LateActs lateActs) {
        this.proposals = proposals;
        this.releases = releases;
        this.lateOptions = lateOptions;
        this.lateActs = lateActs;
    }

    /** Another quantity by hand; null: as computed. */
    @Strict
    record Amended(@Nullable String quantity) {}

    /** Why it is not wanted, and the day from which it may be proposed again; null: when the need has gone or grown. */
    @Strict
    record Dismissal(@Nullable String reason, @Nullable LocalDate until) {}

    /** What it was said to cost when it was chosen; null: whatever it costs. */
    @Strict
    record Seen(@Nullable String cost) {}

    /** Which to release. */
    @Strict
    record Chosen(@Nullable List<String> proposals) {}

    /** One of the three; of what is made all orders, {@code productionOrder} is the first. */
    record ReleasedInto(@Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer, List<String> productionOrders) {
        public ReleasedInto {
            productionOrders = List.copyOf(productionOrders);
        }
    }

    record Results(List<Releases.Released> results) {}

    @GetMapping
    Listing<Proposal> list(@RequestParam @Nullable String state, @RequestParam @Nullable String sku, @RequestParam @Nullable String location,
            @RequestParam @Nullable String vendor, @RequestParam @Nullable String kind,
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return proposals.page(new Filter(state, sku, location, vendor, kind), Cursor.of(cursor, limit));
    }

    @GetMapping("/{proposal}")
    Proposal get(@PathVariable String proposal) {
        return proposals.get(proposal);
    }

    /** What can be done about a shortage that late supply makes, and what it costs. */
    @GetMapping("/{proposal}/options")
    LateOptions.Options options(@PathVariable String proposal) {
        return lateOptions.of(proposal);
    }

    /** Does one of them, once. */
    @PostMapping("/{proposal}/options/{option}")
    LateActs.Done act(@PathVariable String proposal, @PathVariable String option, @RequestBody(required = false) @Nullable Seen seen) {
        return lateActs.act(proposal, option, seen == null ? null : seen.cost());
    }

    @PatchMapping("/{proposal}")
    Proposal override(@PathVariable String proposal, @RequestBody Amended wanted) {
        return proposals.override(proposal, wanted.quantity());
    }

    @PostMapping("/{proposal}/release")
    ReleasedInto release(@PathVariable String proposal) {
        var into = releases.releaseAndTopUp(List.of(Proposals.id(proposal))).getFirst();
        return new ReleasedInto(into.purchaseOrder(), into.productionOrder(), into.transfer(), into.productionOrders());
    }

    /** All of them or none. */
    @PostMapping("/release")
    Results release(@RequestBody Chosen chosen) {
        if (chosen.proposals() == null || chosen.proposals().isEmpty()) {
            throw Problem.refused("/proposals", "Name at least one proposal to release.");
        }
        return new Results(releases.releaseAndTopUp(chosen.proposals().stream().map(Proposals::id).toList()));
    }

    @PostMapping("/{proposal}/dismiss")
    Proposal dismiss(@PathVariable String proposal, @RequestBody(required = false) @Nullable Dismissal dismissal) {
        return proposals.dismiss(proposal, dismissal == null ? null : dismissal.reason(), dismissal == null ? null : dismissal.until());
    }
}
