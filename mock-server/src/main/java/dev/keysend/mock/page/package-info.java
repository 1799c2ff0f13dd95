/** The files that a browser gets: the page, the contract and its documentation. */
@NullMarked
package dev.keysend.mock.page;

import org.jspecify.annotations.NullMarked;
