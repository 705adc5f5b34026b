package dev.backstop.planning.law;

/** How money came, as far as the term of its refund depends on it: by anything that others credit, or on our own account. */
public enum WayOfPayment { OTHER, HOUSE_ACCOUNT }
