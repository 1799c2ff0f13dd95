/**
 * The mock of a keysend endpoint, for Java programs: {@link
 * dev.keysend.mock.KeysendMockServer#start() start}, use, {@link
 * dev.keysend.mock.KeysendMockServer#close() close}.
 */
@NullMarked
package dev.keysend.mock;

import org.jspecify.annotations.NullMarked;
