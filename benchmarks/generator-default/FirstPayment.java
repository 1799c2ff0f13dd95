import org.openapitools.client.ApiClient;
import org.openapitools.client.api.KeysendApi;
import org.openapitools.client.model.KeysendRequest;

/** Makes the first payment of a process, with openapi-generator's default client. */
public final class FirstPayment {
  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient("basicAuth", args[1], "");
    client.getAdapterBuilder().baseUrl(args[0] + "/");
    KeysendRequest payment = new KeysendRequest().destPubkey(args[2]).numSatoshis(2L);
    Object settled =
        client
            .createService(KeysendApi.class)
            .postWalletKeysend("waka_1", payment)
            .execute()
            .body();
    if (settled == null) {
      throw new IllegalStateException("not settled");
    }
    System.out.println("paid");
    System.exit(0);
  }
}
