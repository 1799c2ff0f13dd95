/** What a request gets: answers, examples, refusals and how they are sent. */
@NullMarked
package dev.keysend.mock.endpoint.answer;

import org.jspecify.annotations.NullMarked;
