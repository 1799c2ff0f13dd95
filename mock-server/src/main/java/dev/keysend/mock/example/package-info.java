/** Example pairs in files, in addition to the contract's examples. */
@NullMarked
package dev.keysend.mock.example;

import org.jspecify.annotations.NullMarked;
