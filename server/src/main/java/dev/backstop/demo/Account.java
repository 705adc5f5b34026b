package dev.backstop.demo;

/** A customer number of the invoices, and the country they went to. */
record Account(String code, String country) {
    /** Sales without a customer number are gathered on one account for each country. */
    boolean isAnonymous() {
        return code.startsWith("0-");
    }

    String customerCode() {
        return customerCode(code);
    }

    /** The code under which we keep a customer number: {@code C-17850}, {@code C-0-FRANCE}. */
    static String customerCode(String number) {
        return "C-" + number.toUpperCase(java.util.Locale.ROOT).replace(' ', '-');
    }
}
