/** JSON to models and back, as strictly as the contract describes it. Not for use from outside. */
@NullMarked
package dev.keysend.sdk.internal.json;

import org.jspecify.annotations.NullMarked;
