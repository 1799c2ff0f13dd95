package com.example;

import dev.keysend.conformance.KeysendConformanceTest;

/** The suite among a project's own tests. */
class ConformanceTest extends KeysendConformanceTest {}
