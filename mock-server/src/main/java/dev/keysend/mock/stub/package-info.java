/**
 * How a request is checked, how its answer is chosen and how it is sent. Made for this module
 * alone; other code uses {@link dev.keysend.mock.KeysendMockServer}.
 */
@NullMarked
package dev.keysend.mock.stub;

import org.jspecify.annotations.NullMarked;
