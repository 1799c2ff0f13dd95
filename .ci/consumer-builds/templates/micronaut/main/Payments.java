package com.example;

import dev.keysend.sdk.KeysendClient;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

@Factory
class Payments {
  @Bean(preDestroy = "close")
  @Singleton
  KeysendClient client(
      @Value("${keysend.base-url}") String baseUrl,
      @Value("${keysend.api-key}") String apiKey,
      @Value("${keysend.wallet-key}") String walletKey) {
    return KeysendClient.builder().baseUrl(baseUrl).apiKey(apiKey).walletKey(walletKey).build();
  }
}
