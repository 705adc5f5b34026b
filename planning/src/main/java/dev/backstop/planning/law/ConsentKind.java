package dev.backstop.planning.law;

/** What a customer agreed to: nothing, a date by silence, a date, or to keep it until it comes. */
public enum ConsentKind { NONE, SILENT, EXPRESS_DATE, EXPRESS_INDEFINITE }
