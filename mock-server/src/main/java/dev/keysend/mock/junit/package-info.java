/** The mock in JUnit 5: put {@link dev.keysend.mock.junit.KeysendMock} on a test class. */
@NullMarked
package dev.keysend.mock.junit;

import org.jspecify.annotations.NullMarked;
