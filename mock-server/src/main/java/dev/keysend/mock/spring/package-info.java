/**
 * The mock in Spring's tests: put {@link dev.keysend.mock.spring.EnableKeysendMock} on a test
 * class.
 */
@NullMarked
package dev.keysend.mock.spring;

import org.jspecify.annotations.NullMarked;
