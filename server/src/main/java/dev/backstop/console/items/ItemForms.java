package dev.backstop.console.items;

import dev.backstop.console.FormBody;

/** What the forms of an item and of its places send. */
final class ItemForms {
    private ItemForms() {}

    static FormBody item(FormBody form) {
        return form.texts("name", "unit", "category", "status", "successor", "minimumOrder", "orderMultiple", "weight")
                .numbers("decimals").dates("releasedOn").flags("lots", "direct").money("price").money("cost")
                .object("backorders", ItemForms::backorders)
                .rows("components", part -> part.texts("sku", "quantity"))
                .rows("billOfMaterials", part -> part.texts("sku", "quantity", "scrap"))
                .keys("substitutes");
    }

    static FormBody place(FormBody form) {
        return form.flags("stocked", "sellable").texts("bin").numbers("daysToShip")
                .object("backorders", ItemForms::backorders)
                .rows("protected", kept -> kept.texts("class", "channel", "quantity").dates("until"));
    }

    static FormBody terms(FormBody form) {
        return form.rows("terms", term -> term.texts("kind", "vendor", "fromLocation", "moq", "multiple", "maximum")
                .numbers("rank", "leadTimeDays").choices("leadTimeUnit")
                .object("purchaseUnit", unit -> unit.texts("code", "factor").numbers("decimals"))
                .rows("priceBreaks", step -> step.texts("from").money("price")));
    }

    static FormBody routing(FormBody form) {
        return form.rows("operations", step -> step.choices("workCentre").texts("setupMinutes", "minutesPerUnit"));
    }

    static FormBody rule(FormBody form) {
        return form.texts("mode", "reorderPoint", "orderUpTo", "orderQuantity", "orderUpToRule", "trigger")
                .numbers("reviewDays", "horizonDays").object("target", target -> target.texts("kind", "value"))
                .flags("perOrder").dates("snoozedUntil");
    }

    private static void backorders(FormBody form) {
        form.texts("policy").object("limit", limit -> limit.texts("quantity", "value").numbers("days").flags("confirmedSupplyOnly"));
    }
}
