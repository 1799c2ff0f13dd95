/** What a request gets: responses, examples, refusals, and how they are sent. */
@NullMarked
package dev.keysend.mock.endpoint.answer;

import org.jspecify.annotations.NullMarked;
