/** Whom the kit trusts, and who it is, where the target is reached over TLS. */
@NullMarked
package dev.keysend.conformance.wire.tls;

import org.jspecify.annotations.NullMarked;
