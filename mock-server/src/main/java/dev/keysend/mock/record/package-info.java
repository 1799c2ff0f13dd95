/**
 * Turns exchanges with a live server into example pairs that can be shared, without their keys,
 * identifiers, preimages and balances.
 */
@NullMarked
package dev.keysend.mock.record;

import org.jspecify.annotations.NullMarked;
