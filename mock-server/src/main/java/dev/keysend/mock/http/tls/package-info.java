/** Key and certificate of HTTPS. */
@NullMarked
package dev.keysend.mock.http.tls;

import org.jspecify.annotations.NullMarked;
