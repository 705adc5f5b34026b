package dev.backstop.demo;

/** The demo company. */
public final class DemoCompany {
    static final long SEED = 20111209; // the last day of the invoices

    private DemoCompany() {}
}
