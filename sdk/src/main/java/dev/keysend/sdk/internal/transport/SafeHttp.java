package dev.keysend.sdk.internal.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.TlsVersion;

/** Creates OkHttp clients that are safe to pay with. */
public final class SafeHttp {
  private static final List<TlsVersion> MODERN_TLS =
      Arrays.asList(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);

  private SafeHttp() {}

  /** The SDK's own client. */
  public static OkHttpClient own(Duration connectTimeout) {
    return from(new OkHttpClient.Builder().connectTimeout(connectTimeout).build());
  }

  /** A client with the settings of another, except those that could pay twice or reveal a key. */
  public static OkHttpClient from(OkHttpClient given) {
    return given
        .newBuilder()
        // A redirect would be a second request; after 301 to 303 even a GET, which might get a 201.
        .followRedirects(false)
        .followSslRedirects(false)
        // The client would respond to a challenge with a second request, and has no other
        // credentials.
        .authenticator(Authenticator.NONE)
        // With one-shot bodies, this only lets OkHttp try the next address of a host if it could
        // not connect to the first, before anything was sent.
        .retryOnConnectionFailure(true)
        .cache(null)
        // Each payment has its own connection, where HTTP/2 only adds ways to fail.
        .protocols(Collections.singletonList(Protocol.HTTP_1_1))
        // A listener sees requests as they are written, with the keys.
        .eventListener(EventListener.NONE)
        .connectionSpecs(modern(given.connectionSpecs()))
        // The exchange keeps a payment's time limit. OkHttp would close the socket on the one
        // thread that keeps every time limit of the process, and closing can take long.
        .callTimeout(0, TimeUnit.MILLISECONDS)
        // A limit on pauses in between would only make payments unknown.
        .readTimeout(0, TimeUnit.MILLISECONDS)
        .writeTimeout(0, TimeUnit.MILLISECONDS)
        .build();
  }

  /** The specifications without those that allow TLS below 1.2. */
  private static List<ConnectionSpec> modern(List<ConnectionSpec> specs) {
    List<ConnectionSpec> modern = new ArrayList<>();
    for (ConnectionSpec spec : specs) {
      List<TlsVersion> versions = spec.tlsVersions();
      if (!spec.isTls() || (versions != null && MODERN_TLS.containsAll(versions))) {
        modern.add(spec);
      }
    }
    if (modern.stream().noneMatch(ConnectionSpec::isTls)) {
      modern.add(0, ConnectionSpec.MODERN_TLS);
    }
    return modern;
  }
}
