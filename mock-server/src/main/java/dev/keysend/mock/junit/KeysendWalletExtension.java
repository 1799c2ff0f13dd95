package dev.keysend.mock.junit;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.MockWallet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens wallets for parameters with {@link KeysendWallet}. */
final class KeysendWalletExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(KeysendWalletExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MockWallet.class
        && parameter.isAnnotated(KeysendWallet.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    long balance = parameter.findAnnotation(KeysendWallet.class).orElseThrow().balance();
    MockWallet wallet = mock(context).openWallet(balance);
    // The store of the test, or of the class for a constructor or a method that runs once.
    context.getStore(NAMESPACE).put(wallet.key(), new OpenWallet(wallet));
    return wallet;
  }

  /** One mock for the whole run, closed by JUnit at its end. */
  private static KeysendMockServer mock(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            RunningMock.class,
            key -> new RunningMock(KeysendMockServer.start(), () -> {}),
            RunningMock.class)
        .server();
  }

  /** A wallet in JUnit's store, which closes it, below 5.13 and from there on. */
  @SuppressWarnings("deprecation") // Before JUnit 5.13, a store closes nothing else.
  private record OpenWallet(MockWallet wallet) implements Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      wallet.close();
    }
  }
}
