/** Example pairs in files of their own, beside the contract's. */
@NullMarked
package dev.keysend.mock.example;

import org.jspecify.annotations.NullMarked;
