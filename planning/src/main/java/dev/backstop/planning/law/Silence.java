package dev.backstop.planning.law;

/** What it means that a customer who had to agree says nothing: the order ends by itself, or the customer may end it. */
public enum Silence { ENDS_THE_ORDER, KEEPS_THE_ORDER }
