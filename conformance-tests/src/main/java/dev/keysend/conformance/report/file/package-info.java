/** The files of a report: a writer for each, and the comparison of two. */
@NullMarked
package dev.keysend.conformance.report.file;

import org.jspecify.annotations.NullMarked;
