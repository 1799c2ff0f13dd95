/** Tests of what users read and download: documents, snippets and the published files. */
@NullMarked
package dev.keysend.sdk.published;

import org.jspecify.annotations.NullMarked;
