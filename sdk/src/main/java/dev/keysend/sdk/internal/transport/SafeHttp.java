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

/** OkHttp clients that are safe to pay with. */
public final class SafeHttp {
  private static final List<TlsVersion> MODERN_TLS =
      Arrays.asList(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);

  private SafeHttp() {}

  /** A client of the SDK's own. */
  public static OkHttpClient own(Duration connectTimeout) {
    return from(new OkHttpClient.Builder().connectTimeout(connectTimeout).build());
  }

  /** A client with the settings of another, except for those that could pay twice or tell a key. */
  public static OkHttpClient from(OkHttpClient given) {
    return given
        .newBuilder()
        // A redirect would be a second request; after 301 to 303 even a GET that might answer 201.
        .followRedirects(false)
        .followSslRedirects(false)
        // A challenge would be answered by a second request, and there are no other credentials.
        .authenticator(Authenticator.NONE)
        // With one-shot bodies this only lets OkHttp go on to a host's next address when it could
        // not connect to the first, before anything was sent.
        .retryOnConnectionFailure(true)
        .cache(null)
        // A payment has its connection to itself, where HTTP/2 brings nothing but ways to break.
        .protocols(Collections.singletonList(Protocol.HTTP_1_1))
        // A listener is shown requests as they are written, with the keys.
        .eventListener(EventListener.NONE)
        .connectionSpecs(modern(given.connectionSpecs()))
        // A payment's time limit is kept by its exchange. OkHttp would close the socket on the one
        // thread that keeps every time limit of the process, and closing can take its time.
        .callTimeout(0, TimeUnit.MILLISECONDS)
        // A limit on silence in between would only make doubt.
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
