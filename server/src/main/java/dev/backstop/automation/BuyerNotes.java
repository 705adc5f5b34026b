package dev.backstop.automation;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.access.SignedLinks;
import dev.backstop.post.Message;
import dev.backstop.post.Post;
import dev.backstop.replenishment.Replenishment;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells buyers what is to be ordered: one mail for each buyer and vendor, with the arithmetic and a link that releases; never twice for one need. */
@Component
class BuyerNotes {
    static final String SUBJECT = "release/";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Replenishment replenishment;
    private final SignedLinks links;
    private final Post post;
    private final OurPages pages;

    BuyerNotes(JdbcClient jdbc, Accounts accounts, Replenishment replenishment, SignedLinks links, Post post, OurPages pages) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.replenishment = replenishment;
        this.links = links;
        this.post = post;
        this.pages = pages;
    }

    void write(Instant at, Told told) {
        var signer = links.signer();
        var mails = new ArrayList<Message>();
        told.all().forEach((of, needs) -> {
            var address = address(of.buyer()).orElse(null);
            var note = insert(at, of, needs, address);
            if (address != null) {
                var open = replenishment.proposals(needs.needs().stream().map(DueNeed::proposal).toList());
                mails.add(BuyerMail.of("buyer-note/" + note, address, of.vendorName(), open, Batch.sum(needs.needs()), pages,
                        pages.release(signer.token(SUBJECT + note))));
            }
        });
        post.send(mails);
    }

    /** A mail address as it is, or that of the person of that name. */
    private Optional<String> address(String buyer) {
        return buyer.contains("@") ? Optional.of(buyer)
                : accounts.all().stream().filter(account -> account.active() && account.name().equalsIgnoreCase(buyer)).map(Account::email).findFirst();
    }

    private long insert(Instant at, Told.Of of, Told.Needs told, @Nullable String address) {
        var note = jdbc.sql("""
                INSERT INTO automation.note (rule_id, vendor_id, buyer, address, at)
                VALUES (:rule, :vendor::bigint, :buyer, :address, :at)
                RETURNING id
                """)
                .param("rule", told.rule().id()).param("vendor", of.vendor()).param("buyer", of.buyer()).param("address", address)
                .param("at", at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
        jdbc.sql("INSERT INTO automation.note_need (note_id, proposal_id, quantity) SELECT :note, * FROM unnest(:proposals::bigint[], :quantities::bigint[])")
                .param("note", note).param("proposals", Columns.longs(told.needs(), DueNeed::proposal))
                .param("quantities", Columns.longs(told.needs(), DueNeed::quantity)).update();
        return note;
    }

    Optional<ReleaseNote> byId(long id) {
        record Head(String buyer, @Nullable String vendor) {}
        return jdbc.sql("""
                SELECT note.buyer, vendor.name AS vendor FROM automation.note note
                  LEFT JOIN catalog.vendor vendor ON vendor.id = note.vendor_id
                 WHERE note.id = :id
                """)
                .param("id", id).query(Head.class).optional().map(head -> {
                    var all = replenishment.proposals(jdbc.sql("SELECT proposal_id FROM automation.note_need WHERE note_id = :id ORDER BY proposal_id")
                            .param("id", id).query(Long.class).list());
                    return new ReleaseNote(id, head.buyer(), head.vendor(), all.stream().filter(each -> each.state().equals("open")).toList(),
                            all.stream().filter(each -> each.state().equals("released")).toList());
                });
    }
}
