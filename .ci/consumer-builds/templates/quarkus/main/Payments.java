package com.example;

import dev.keysend.sdk.KeysendClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
public class Payments {
  @Produces
  @Singleton
  KeysendClient client(
      @ConfigProperty(name = "keysend.base-url") String baseUrl,
      @ConfigProperty(name = "keysend.api-key") String apiKey,
      @ConfigProperty(name = "keysend.wallet-key") String walletKey) {
    return KeysendClient.builder().baseUrl(baseUrl).apiKey(apiKey).walletKey(walletKey).build();
  }

  void close(@Disposes KeysendClient client) {
    client.close();
  }
}
