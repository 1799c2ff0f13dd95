package dev.keysend.sdk.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;

/** A name service whose first look-up fails. */
public final class FirstLookUpFails implements Dns {
  private final AtomicInteger lookUps = new AtomicInteger();
  private final List<InetAddress> addresses;

  public FirstLookUpFails(List<InetAddress> addresses) {
    this.addresses = addresses;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    if (lookUps.getAndIncrement() == 0) {
      throw new UnknownHostException(host);
    }
    return addresses;
  }
}
