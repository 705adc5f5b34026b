/**
 * The clocks of the law on late goods: which date binds us, when a notice is due and what it must say, what silence means, when an order
 * ends by itself, and by when money goes back. A function of what happened and of the day; what each country's law asks is data ({@link
 * dev.backstop.planning.law.LegalProfile}). None of it is legal advice: the data needs the firm's lawyer.
 */
@NullMarked
package dev.backstop.planning.law;

import org.jspecify.annotations.NullMarked;
