package com.example;

import dev.keysend.conformance.KeysendConformanceTest;

/** Runs the suite with a project's own tests. */
class ConformanceTest extends KeysendConformanceTest {}
