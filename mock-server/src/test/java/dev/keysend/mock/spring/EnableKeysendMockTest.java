package dev.keysend.mock.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.junit.KeysendMock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Runs Spring test classes with JUnit's test kit, and then checks what they saw. */
@Execution(ExecutionMode.SAME_THREAD)
class EnableKeysendMockTest {
  private static final String DESTINATION =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<KeysendMockServer> SEEN = new ArrayList<>();
  private static final List<Shop> SHOPS = new ArrayList<>();

  @Test
  void classesThatShareAContextShareAResetMock() {
    assertThat(seenBy(First.class, Second.class)).hasSize(5);
    assertThat(SEEN).allMatch(mock -> mock == SEEN.get(0));
  }

  @Test
  void otherSettingsGetAnotherMock() {
    seenBy(First.class, Richer.class);
    assertThat(SEEN.get(0)).isNotSameAs(SEEN.get(SEEN.size() - 1));
  }

  @Test
  void mockStopsWithItsContext() {
    seenBy(Dirty.class);
    assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
    assertThat(SHOPS).hasSize(2);
    for (Shop shop : SHOPS) {
      assertThatThrownBy(shop::buy).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void valueCanBeInSeveralPropertiesOrNone() {
    seenBy(Named.class);
  }

  @Test
  void refusesAnEmptyName() {
    fails(EmptyName.class, "empty name in baseUrl");
  }

  @Test
  void annotationForPlainTestsNamesTheOneForContexts() {
    fails(PlainAnnotation.class, "@EnableKeysendMock");
  }

  private static List<KeysendMockServer> seenBy(Class<?>... classes) {
    SEEN.clear();
    SHOPS.clear();
    for (Class<?> type : classes) {
      run(type).assertStatistics(statistics -> statistics.failed(0));
    }
    assertThat(SEEN).isNotEmpty();
    return SEEN;
  }

  private static void fails(Class<?> type, String words) {
    run(type)
        .assertThatEvents()
        .haveAtLeastOne(
            EventConditions.finishedWithFailure(
                new Condition<>(failure -> chain(failure).contains(words), "says %s", words)));
  }

  private static String chain(Throwable failure) {
    return failure.getMessage() + (failure.getCause() == null ? "" : chain(failure.getCause()));
  }

  private static Events run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute().allEvents();
  }

  /** An application's client, which the context creates when it starts. */
  record Shop(String url, String apiKey, String walletKey) {
    void buy() throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/v1/wallet/" + walletKey + "/keysend"))
              .header("Content-Type", "application/json")
              .header("X-Api-Key", apiKey)
              .POST(
                  BodyPublishers.ofString(
                      "{\"dest_pubkey\":\"" + DESTINATION + "\",\"num_satoshis\":2}"))
              .build();
      assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
  }

  @Configuration
  static class Application {
    @Bean
    Shop shop(
        @Value("${shop.url}") String url,
        @Value("${keysend.api-key}") String apiKey,
        @Value("${keysend.wallet-key}") String walletKey) {
      return new Shop(url, apiKey, walletKey);
    }
  }

  @SpringJUnitConfig(Application.class)
  @EnableKeysendMock(baseUrl = "shop.url")
  abstract static class Base {
    @Autowired KeysendMockServer mock;
    @Autowired Shop shop;

    void paysOnce() throws Exception {
      SEEN.add(mock);
      SHOPS.add(shop);
      assertThat(shop.url()).isEqualTo(mock.baseUrl());
      assertThat(mock.payments()).isEmpty();
      shop.buy();
      assertThat(mock.payments()).hasSize(1);
    }
  }

  static class First extends Base {
    @RepeatedTest(2)
    void pays() throws Exception {
      paysOnce();
    }
  }

  static class Second extends Base {
    @RepeatedTest(2)
    void pays() throws Exception {
      paysOnce();
    }

    @Nested
    class Inner {
      @Test
      void pays() throws Exception {
        paysOnce();
      }
    }
  }

  @SpringJUnitConfig(Application.class)
  @EnableKeysendMock(baseUrl = "shop.url", balance = 7)
  static class Richer extends Base {
    @Test
    void pays() throws Exception {
      assertThat(mock.balance()).isEqualTo(7);
      paysOnce();
    }
  }

  @DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
  static class Dirty extends Base {
    @RepeatedTest(2)
    void pays() throws Exception {
      paysOnce();
    }
  }

  @SpringJUnitConfig(Nothing.class)
  @EnableKeysendMock(
      baseUrl = {"one", "other"},
      walletKey = {})
  static class Named {
    @Test
    void pays(
        @Autowired KeysendMockServer mock,
        @Value("${one}") String one,
        @Value("${other}") String other,
        @Value("${keysend.wallet-key:none}") String walletKey) {
      SEEN.add(mock);
      assertThat(one).isEqualTo(other).isEqualTo(mock.baseUrl());
      assertThat(walletKey).isEqualTo("none");
    }
  }

  @Configuration
  static class Nothing {}

  @SpringJUnitConfig(Nothing.class)
  @EnableKeysendMock(baseUrl = "")
  static class EmptyName {
    @Test
    void neverRuns() {}
  }

  @SpringJUnitConfig(Nothing.class)
  @KeysendMock
  static class PlainAnnotation {
    @Test
    void neverRuns() {}
  }
}
