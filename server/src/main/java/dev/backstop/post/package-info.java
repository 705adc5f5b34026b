/**
 * What leaves the building: mails, texts, call tasks and letters. A message is written in the transaction that causes it and leaves after its
 * commit, at least once, under an identity that was decided before; each is kept as it was sent. What a message says is its writer's matter.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "access", "sandbox"})
@NullMarked
package dev.backstop.post;

import org.jspecify.annotations.NullMarked;
