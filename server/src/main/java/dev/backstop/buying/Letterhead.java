package dev.backstop.buying;

import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who we are on paper.
 *
 * @param name   null: the name under which our mails go out
 * @param footer one line at the foot of each page, such as the bank or the register
 */
@Strict
public record Letterhead(@Nullable String name, @Nullable List<String> address, @Nullable String email, @Nullable String phone,
        @Nullable String taxNumber, @Nullable String footer) {

    Letterhead checked(Form form) {
        form.email("/email", email);
        return new Letterhead(name, VendorManner.addressLines("/address", address, form), email, phone, taxNumber, footer);
    }

    List<String> lines() {
        return Objects.requireNonNullElse(address, List.of());
    }
}
