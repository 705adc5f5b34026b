package dev.backstop.offline;

/** What is done about a file in which some lines cannot be used. */
public enum OnBadLines {
    /** Name them and write nothing, so that no answer rests on half a file unnoticed. */
    REFUSE,
    /** Name them and answer from the others. */
    SKIP
}
