/** Which certificates the kit trusts and presents over TLS. */
@NullMarked
package dev.keysend.conformance.wire.tls;

import org.jspecify.annotations.NullMarked;
