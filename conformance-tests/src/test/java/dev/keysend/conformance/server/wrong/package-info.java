/** Changes that make the correct server wrong or unusual, in one catalogue for each subject. */
@NullMarked
package dev.keysend.conformance.server.wrong;

import org.jspecify.annotations.NullMarked;
