package dev.backstop.storefront.restock;

import dev.backstop.access.SignedLinks;
import dev.backstop.catalog.Items;
import dev.backstop.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes to those who waited for what is free now. */
@Component
class Restocking {
    private static final int READ_TOGETHER = 5_000;

    private final SignUpTable table;
    private final FreeForNews free;
    private final Items items;
    private final RestockMails mails;
    private final SignedLinks links;
    private final Post post;

    Restocking(SignUpTable table, FreeForNews free, Items items, RestockMails mails, SignedLinks links, Post post) {
        this.table = table;
        this.free = free;
        this.items = items;
        this.mails = mails;
        this.links = links;
        this.post = post;
    }

    /** Whom it would write to. */
    List<SignUp> wave(Instant now) {
        var waiting = table.waitingForWhatLiesFree(READ_TOGETHER);
        if (waiting.isEmpty()) {
            return waiting;
        }
        return Wave.of(waiting, free.of(waiting, items.byIds(waiting.stream().map(SignUp::item).distinct().toList()), now));
    }

    void tell(Instant now) {
        var wave = wave(now);
        if (wave.isEmpty()) {
            return;
        }
        var known = items.byIds(wave.stream().map(SignUp::item).distinct().toList());
        var signer = links.signer();
        post.send(wave.stream().map(one -> mails.back(one, Objects.requireNonNull(known.get(one.item()), "item of a sign-up"),
                signer)).toList());
        table.told(wave, now);
    }
}
