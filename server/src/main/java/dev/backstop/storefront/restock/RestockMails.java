package dev.backstop.storefront.restock;

import dev.backstop.access.SignedLinks;
import dev.backstop.catalog.Item;
import dev.backstop.outreach.LinkMail;
import dev.backstop.outreach.OwnName;
import dev.backstop.outreach.Phrases;
import dev.backstop.post.Channel;
import dev.backstop.post.Message;
import dev.backstop.post.Stream;
import dev.backstop.storefront.addresses.ShopAddresses;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the two mails: whether we may, and that it is back. */
@Component
class RestockMails {
    private final SignedLinks links;
    private final OwnName own;
    private final ShopAddresses shop;

    RestockMails(SignedLinks links, OwnName own, ShopAddresses shop) {
        this.links = links;
        this.own = own;
        this.shop = shop;
    }

    /** Asks the owner of the address; whoever asks again on another day gets it again. */
    Message toConfirm(SignUp one, Item item, Instant now) {
        var say = Phrases.nearest(one.language());
        var page = page(links.signer(), one);
        var mail = LinkMail.of(say, say.say("back.confirm.subject", "item", item.name()), say.say("back.confirm.lead", "item", item.name()),
                List.of(say.say("back.confirm.not-you")), new LinkMail.Button(say.say("back.confirm.ask"), say.say("back.page.yes"), page),
                small(say, item, page));
        return message("back in stock, confirm %d, %s".formatted(one.id(), now.toString().substring(0, "2026-01-05".length())), one, item,
                mail);
    }

    /** That it is back: signed with one look at the key for a whole wave. */
    Message back(SignUp one, Item item, SignedLinks.Signer signer) {
        var say = Phrases.nearest(one.language());
        var page = page(signer, one);
        var at = shop.now().itemPage(item.sku());
        var mail = LinkMail.of(say, say.say("back.told.subject", "item", item.name()), say.say("back.told.lead", "item", item.name()),
                List.of(say.say("back.told.words", "date", say.day(one.askedAt()))),
                new LinkMail.Button(say.say("back.told.ask"), say.say("back.told.button"), at.orElse(page)), small(say, item, page));
        return message("back in stock %d".formatted(one.id()), one, item, mail);
    }

    private String page(SignedLinks.Signer signer, SignUp one) {
        return own.page("/back-in-stock/" + signer.token(one.subject()));
    }

    private String small(Phrases say, Item item, String page) {
        return say.say("back.small", "firm", own.firm(), "item", item.name(), "link", page);
    }

    private static Message message(String cause, SignUp one, Item item, LinkMail mail) {
        return new Message(cause, Stream.MARKETING, Channel.EMAIL, one.email(), null, mail.subject(), mail.text(), mail.html(),
                one.language(),
                one.subject(), item.sku(), null, List.of());
    }
}
