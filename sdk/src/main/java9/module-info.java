/** Keysend payments for Java, Kotlin and Android. */
module dev.keysend.sdk {
  requires com.google.gson;
  requires okio;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires static transitive org.jspecify;

  // For OkHttp and Retrofit, whose archives have no descriptor to ask for them.
  requires java.logging;
  requires kotlin.stdlib;

  exports dev.keysend.sdk;
  exports dev.keysend.sdk.model;
  exports dev.keysend.sdk.webhook;
}
