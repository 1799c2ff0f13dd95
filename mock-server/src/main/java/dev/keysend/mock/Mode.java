package dev.keysend.mock;

/** Where the mock's responses come from. */
public enum Mode {
  /**
   * A wallet with a balance. Every response is the recorded one, with the linked fields computed.
   */
  SIMULATED,
  /** The contract's examples, byte for byte; no money moves. */
  RECORDED
}
