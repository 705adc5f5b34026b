package dev.backstop.demo;

/** A customer number of the invoices, and the country they went to. */
record Account(String code, String country) {
    /** Sales without a customer number are gathered on one account for each country. */
    boolean isAnonymous() {
        return code.startsWith("0-");
    }
}
