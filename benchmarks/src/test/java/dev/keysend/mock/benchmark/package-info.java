/** How fast the mock is beside other servers on the same machine, in the same run. */
@NullMarked
package dev.keysend.mock.benchmark;

import org.jspecify.annotations.NullMarked;
