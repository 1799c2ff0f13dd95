/** How a rule is checked: on the requests and answers it is about, and what an answer says. */
@NullMarked
package dev.keysend.conformance.rule.check;

import org.jspecify.annotations.NullMarked;
