/** What left the building: the list, one message as its receiver sees it, streams held back, and addresses that get no more. */
@NullMarked
package dev.backstop.console.messages;

import org.jspecify.annotations.NullMarked;
