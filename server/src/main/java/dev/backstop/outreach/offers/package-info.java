/**
 * What a customer who waits long is offered, by rules with budgets: a free sample, a future credit, a substitute, or a parcel of its own for what is
 * here. An offer never stands in for a refund and is never taken as consent to a delay. Who is held out is offered nothing, so that the effect shows.
 */
@NamedInterface("offers")
@NullMarked
package dev.backstop.outreach.offers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
