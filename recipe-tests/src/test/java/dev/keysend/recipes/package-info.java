/** Follows the recipes of CONTRIBUTING.md on a copy of this checkout, and builds the copy. */
@NullMarked
package dev.keysend.recipes;

import org.jspecify.annotations.NullMarked;
