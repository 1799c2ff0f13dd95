/**
 * The settings, each with the same name on the command line, in the environment and as a property.
 */
@NullMarked
package dev.keysend.conformance.setting;

import org.jspecify.annotations.NullMarked;
