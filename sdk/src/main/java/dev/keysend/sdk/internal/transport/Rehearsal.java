package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.answer.AnswerCheck;
import dev.keysend.sdk.internal.json.AnswerJson;
import dev.keysend.sdk.internal.request.CheckedRequest;
import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.Collections;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Makes a payment that is never sent. Java links code when it first runs, so libraries that are too
 * old would otherwise fail after a payment was sent, or when its response arrives.
 */
public final class Rehearsal {
  /** A well-formed key of a node. */
  private static final String NOWHERE =
      "020000000000000000000000000000000000000000000000000000000000000001";

  /** The class path does not change, so once is enough. */
  private static volatile boolean done;

  private Rehearsal() {}

  /**
   * Writes a request, and reads a response and an error.
   *
   * @throws IllegalStateException if the libraries on the class path cannot do this
   */
  public static void make() {
    if (done) {
      return;
    }
    try {
      makeUp();
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "keysend-sdk cannot work with the libraries on the class path ("
              + e
              + "); it needs gson 2.8.9, OkHttp 4.12 and Retrofit 3 or later, of the versions that"
              + " keysend-bom names",
          e);
    }
    done = true;
  }

  private static void makeUp() throws IOException {
    HttpUrl nowhere = HttpUrl.get("http://localhost/");
    OkHttpClient client =
        new OkHttpClient.Builder()
            // Plain HTTP only, because reading TLS certificates takes long.
            .connectionSpecs(Collections.singletonList(ConnectionSpec.CLEARTEXT))
            .addInterceptor(new AnswerRecorder())
            .addInterceptor(new Gate())
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(201)
                        .message("Created")
                        .body(
                            ResponseBody.create(
                                SampleBodies.TRANSACTION, MediaType.get("application/json")))
                        .build())
            .build();
    KeysendRequest request =
        new KeysendRequest()
            .destPubkey(NOWHERE)
            .numSatoshis(1L)
            .customRecords(Collections.singletonMap("65537", ""))
            .passThru(Collections.singletonMap("a", 1));
    Correlation correlation = new Correlation(Correlation.DEFAULT_FIELD, "id");
    CheckedRequest checked = CheckedRequest.of(request, correlation, text -> text);
    if (!checked.problems().isEmpty()) {
      throw new IOException(String.join("; ", checked.problems()));
    }
    Transaction read =
        PaymentTransport.through(client, nowhere)
            .newCall(checked.json(), new Flight(new Secrets("key", "key")))
            .execute()
            .body();
    if (read == null || AnswerJson.error(SampleBodies.KEYSENDERROR) == null) {
      throw new IOException("A sample response cannot be read");
    }
    AnswerCheck.doubts(read, "", 1L, true);
  }
}
