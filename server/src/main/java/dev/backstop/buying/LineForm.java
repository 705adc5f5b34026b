package dev.backstop.buying;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of the vendor's page for one line. A field {@code parts.0.on} is {@code /parts/0/on} of a refusal. */
final class LineForm {
    /** Rows of a line that can be sent at once; more go by file. */
    static final int ROWS = 40;

    private LineForm() {}

    static VendorSaid read(int line, HttpServletRequest request, Sentences say) {
        var form = new Form();
        var parts = new ArrayList<VendorSaid.Part>();
        for (var i = 0; i < ROWS; i++) {
            var quantity = typed(request, "parts.%d.quantity".formatted(i));
            var on = typed(request, "parts.%d.on".formatted(i));
            if (quantity.isEmpty() && !on.isEmpty()) {
                form.fault("/parts/%d/quantity".formatted(i), say.say("error.quantity"));
            } else if (!quantity.isEmpty()) {
                parts.add(new VendorSaid.Part(number(quantity, "/parts/%d/quantity".formatted(i), form, say),
                        day(on, "/parts/%d/on".formatted(i), form, say)));
            }
        }
        refuse(form);
        var kind = typed(request, "rest").equals("none") ? VendorSaid.Kind.SHORT : VendorSaid.Kind.CHANGED;
        return new VendorSaid(line, kind, parts, note(request));
    }

    /** Nothing of the line comes; the person has ticked that it is meant. */
    static VendorSaid none(int line, HttpServletRequest request, Sentences say) {
        if (!typed(request, "sure").equals("true")) {
            throw Problem.refused("/sure", say.say("error.sure"));
        }
        return new VendorSaid(line, typed(request, "why").equals("discontinued") ? VendorSaid.Kind.DISCONTINUED : VendorSaid.Kind.REJECTED,
                List.of(), note(request));
    }

    static SubstituteOffer offer(HttpServletRequest request, Sentences say) {
        var form = new Form();
        var number = typed(request, "vendorSku");
        if (number.isEmpty()) {
            form.fault("/vendorSku", say.say("error.vendor-sku"));
        }
        var quantity = typed(request, "quantity").isEmpty() ? null : number(typed(request, "quantity"), "/quantity", form, say);
        var price = typed(request, "price").isEmpty() ? null : number(typed(request, "price"), "/price", form, say);
        var on = day(typed(request, "on"), "/on", form, say);
        refuse(form);
        return new SubstituteOffer(number, typed(request, "name").isEmpty() ? null : typed(request, "name"), plain(quantity), plain(price),
                on);
    }

    /** What went straight to our customer; a line without a quantity did not. */
    static VendorShipments.Left left(List<VendorOrder.Line> lines, HttpServletRequest request, Sentences say) {
        var form = new Form();
        var quantities = new HashMap<Integer, BigDecimal>();
        for (var line : lines) {
            var field = "quantities." + line.line();
            var number = typed(request, field).isEmpty() ? null : number(typed(request, field), "/quantities/" + line.line(), form, say);
            if (number != null && number.signum() > 0) {
                quantities.put(line.line(), number);
            }
        }
        refuse(form);
        return new VendorShipments.Left(named(request, "carrier"), named(request, "tracking"), quantities);
    }

    private static @Nullable String named(HttpServletRequest request, String field) {
        var value = typed(request, field);
        return value.isEmpty() ? null : value.substring(0, Math.min(value.length(), 200));
    }

    static @Nullable String note(HttpServletRequest request) {
        var note = typed(request, "note");
        return note.isEmpty() ? null : note.substring(0, Math.min(note.length(), 500));
    }

    private static void refuse(Form form) {
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String typed(HttpServletRequest request, String field) {
        var value = request.getParameter(field);
        return value == null ? "" : value.strip();
    }

    /** A point or a comma stands before decimals; neither between thousands. */
    private static @Nullable BigDecimal number(String typed, String pointer, Form form, Sentences say) {
        if (!typed.matches("\\d{1,12}([.,]\\d{1,6})?")) {
            form.fault(pointer, say.say("error.number", "value", typed));
            return null;
        }
        return new BigDecimal(typed.replace(',', '.'));
    }

    private static @Nullable LocalDate day(String typed, String pointer, Form form, Sentences say) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException _) {
            form.fault(pointer, say.say("error.date", "value", typed));
            return null;
        }
    }
}
