package dev.backstop.replenishment;

/** A place by its natural keys, as the outside names it. */
record PlaceKey(String sku, String location) {
    @Override
    public String toString() {
        return sku + " at " + location;
    }
}
