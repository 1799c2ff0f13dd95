/**
 * Turns exchanges with a live server into example pairs that may be shown: without keys, and with
 * identifiers, preimages and balances of nobody.
 */
@NullMarked
package dev.keysend.mock.record;

import org.jspecify.annotations.NullMarked;
