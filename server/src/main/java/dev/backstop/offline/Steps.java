package dev.backstop.offline;

/** Hears how far long work has come. */
public interface Steps {
    /** Nobody listens. */
    Steps UNHEARD = new Steps() {
        @Override
        public void step(String what) {}

        @Override
        public void reached(long done, long all) {}
    };

    /** A part of the work begins whose length nobody knows. */
    void step(String what);

    void reached(long done, long all);
}
