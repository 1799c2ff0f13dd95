module consumer {
  requires dev.keysend.sdk;
}
