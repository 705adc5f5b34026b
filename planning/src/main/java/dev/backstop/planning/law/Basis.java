package dev.backstop.planning.law;

/** Which day the law counts: that on which the goods leave us, or that on which the customer holds them. */
public enum Basis { SHIP, DELIVER }
