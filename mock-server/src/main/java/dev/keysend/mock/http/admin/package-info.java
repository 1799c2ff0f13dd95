/** Who may call the admin API, and what it shows. */
@NullMarked
package dev.keysend.mock.http.admin;

import org.jspecify.annotations.NullMarked;
