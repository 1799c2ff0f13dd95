package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.spring.EnableKeysendMock;
import dev.keysend.sdk.KeysendClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The application's context gets a mock, which is reset before each test. */
class ContextTest {
  @SpringBootTest
  @EnableKeysendMock
  abstract static class Base {
    @Autowired KeysendMockServer mock;
    @Autowired KeysendClient client;

    void paysOnce() {
      client.send(System.getProperty("mock.destination"), 2);
      assertEquals(1, mock.payments().size());
    }
  }

  @Nested
  class First extends Base {
    @RepeatedTest(2)
    void pays() {
      paysOnce();
    }
  }

  @Nested
  class Second extends Base {
    @Test
    void pays() {
      paysOnce();
    }
  }

  @Nested
  @EnableKeysendMock(balance = 7)
  class OtherContext extends Base {
    @Test
    void pays() {
      assertEquals(7, mock.balance());
      paysOnce();
    }
  }
}
