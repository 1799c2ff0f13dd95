package com.example;

import dev.keysend.sdk.KeysendClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application starts with the configuration from the documentation, and pays. */
class BeansTest {
  @Test
  void theApplicationPays() throws IOException {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--keysend.base-url=" + System.getProperty("mock.url"),
            "--keysend.api-key=" + System.getenv("MOCK_API_KEY"),
            "--keysend.wallet-key=" + System.getenv("MOCK_WALLET_KEY"))) {
      context.getBean(KeysendClient.class).send(System.getProperty("mock.destination"), 2);
      List<String> beans =
          Arrays.stream(context.getBeanDefinitionNames()).sorted().collect(Collectors.toList());
      Files.write(Path.of("target", "beans.txt"), beans);
    }
  }
}
