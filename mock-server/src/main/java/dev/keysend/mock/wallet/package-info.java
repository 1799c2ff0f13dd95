/** Wallets, their money and their payments. Nothing here knows HTTP. */
@NullMarked
package dev.keysend.mock.wallet;

import org.jspecify.annotations.NullMarked;
