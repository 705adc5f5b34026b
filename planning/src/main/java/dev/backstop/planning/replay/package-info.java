/** What a policy would have done with the demand and the lead times that really were. */
@NullMarked
package dev.backstop.planning.replay;

import org.jspecify.annotations.NullMarked;
