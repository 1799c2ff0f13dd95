/** Tests of the client as a whole: its API, its packages, and payments to the mock. */
@NullMarked
package dev.keysend.sdk;

import org.jspecify.annotations.NullMarked;
