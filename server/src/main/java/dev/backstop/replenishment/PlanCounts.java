package dev.backstop.replenishment;

/** What a run did. */
record PlanCounts(int places, int added, int changed, int kept, int withdrawn, int blocked) {
    static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0, 0, 0);

    /** The same, of so many places in all. */
    PlanCounts of(int all) {
        return new PlanCounts(all, added, changed, kept, withdrawn, blocked);
    }

    PlanCounts place() {
        return new PlanCounts(places + 1, added, changed, kept, withdrawn, blocked);
    }

    PlanCounts add() {
        return new PlanCounts(places, added + 1, changed, kept, withdrawn, blocked);
    }

    PlanCounts change() {
        return new PlanCounts(places, added, changed + 1, kept, withdrawn, blocked);
    }

    PlanCounts keep() {
        return new PlanCounts(places, added, changed, kept + 1, withdrawn, blocked);
    }

    PlanCounts withdraw() {
        return new PlanCounts(places, added, changed, kept, withdrawn + 1, blocked);
    }

    PlanCounts block() {
        return new PlanCounts(places, added, changed, kept, withdrawn, blocked + 1);
    }
}
