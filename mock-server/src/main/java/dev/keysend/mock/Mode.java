package dev.keysend.mock;

/** Where the mock's answers come from. */
public enum Mode {
  /** A wallet with a balance; every answer is the recorded one with its linked fields computed. */
  SIMULATED,
  /** The contract's examples, byte for byte; no money moves. */
  RECORDED
}
