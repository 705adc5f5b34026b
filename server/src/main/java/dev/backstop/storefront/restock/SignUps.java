package dev.backstop.storefront.restock;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.post.Post;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes wishes to hear when something is back. What is answered never tells whether an address is known to us. */
@Component
class SignUps {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,}");
    private static final int LONGEST = 254;
    private static final int MOST = 10_000; // units
    private static final int MOST_UNCONFIRMED = 5; // mails that somebody may cause to an address that never answered

    private final Items items;
    private final SignUpTable table;
    private final RestockMails mails;
    private final Post post;
    private final Clock clock;

    SignUps(Items items, SignUpTable table, RestockMails mails, Post post, Clock clock) {
        this.items = items;
        this.table = table;
        this.mails = mails;
        this.post = post;
        this.clock = clock;
    }

    /** Takes one; {@code country} is where the shopper is. */
    SignUp.State ask(@Nullable String sku, @Nullable String email, @Nullable String quantity, @Nullable String country,
            @Nullable String language) {
        if (!table.offered()) {
            throw Problem.conflict("not-offered",
                    "This firm does not write when an item is back. It can be switched on among the shop settings.");
        }
        check(sku, email, country);
        var item = items.require(Objects.requireNonNull(sku, "checked"), "/sku");
        if (item.status() == Item.Status.DISCONTINUED) {
            throw Problem.refused("/sku", "%s is no longer sold and will not be back. See its substitutes.".formatted(sku));
        }
        var address = Objects.requireNonNull(email, "checked").strip().toLowerCase(Locale.ROOT);
        var confirm = Consenting.needsConfirmation(country);
        var one = table.open(item.id(), address, units(item, quantity), Objects.requireNonNullElse(language, "en"), clock.instant(),
                !confirm);
        if (one.state() == SignUp.State.TO_CONFIRM && table.unconfirmed(address) <= MOST_UNCONFIRMED) {
            post.send(List.of(mails.toConfirm(one, item, clock.instant())));
        }
        return confirm ? SignUp.State.TO_CONFIRM : SignUp.State.WAITING;
    }

    private static void check(@Nullable String sku, @Nullable String email, @Nullable String country) {
        var form = new Form();
        form.required("/sku", sku, "Name the item: {\"sku\":\"MUG-1\",\"email\":\"a@shop.example\"}.");
        form.required("/email", email, "Name the mail address to write to.");
        if (email != null && !email.isBlank() && (email.strip().length() > LONGEST || !ADDRESS.matcher(email.strip()).matches())) {
            form.fault("/email", "%s is not a mail address. Write it as name@place.example.".formatted(email));
        }
        form.country("/country", country);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
    }

    /** What was asked for, else the least that an order may be for. */
    private static long units(Item item, @Nullable String quantity) {
        if (quantity == null || quantity.isBlank()) {
            return Math.max(item.units().read("1", "/quantity"), Objects.requireNonNullElse(item.minimumOrder(), 1L));
        }
        var asked = item.units().readPositive(quantity, "/quantity");
        if (asked > item.units().read(Integer.toString(MOST), "/quantity")) {
            throw Problem.refused("/quantity", "%s is too many to wait for. Name at most %d, or ask us for an offer.".formatted(quantity,
                    MOST));
        }
        return asked;
    }
}
