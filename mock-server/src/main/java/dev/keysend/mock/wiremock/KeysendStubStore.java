package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.NotPermittedException;
import com.github.tomakehurst.wiremock.extension.PostServeActionDefinition;
import com.github.tomakehurst.wiremock.extension.ServeEventListenerDefinition;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** WireMock's stubs, limited in bytes. The mock's own stubs cannot be removed. */
final class KeysendStubStore extends InMemoryStubMappingStore {
  /** How many bytes the stubs may take. */
  private static final long BUDGET = 32L * 1024 * 1024;

  /** The bytes of a stub in addition to its JSON; a high estimate. */
  private static final int STUB_BYTES = 512;

  /** The bytes of an object, a list or a field in addition to its text; a high estimate. */
  private static final int NODE_BYTES = 64;

  private static final String WEBHOOK = "webhook";

  private final StubMapping keysend;
  private final StubMapping views;
  private final RequestMethod method;
  private final boolean proxying;
  private volatile List<StubMapping> rivals = List.of();
  private volatile boolean isOwn = true;
  private IdentityHashMap<StubMapping, Long> bytes = new IdentityHashMap<>();

  /**
   * Creates a store with only the mock's own stubs.
   *
   * @param keysend responds to payments
   * @param views responds to requests for wallets
   * @param method the method of payments
   * @param proxying whether stubs may proxy requests to other servers
   */
  KeysendStubStore(StubMapping keysend, StubMapping views, String method, boolean proxying) {
    this.keysend = keysend;
    this.views = views;
    this.method = RequestMethod.fromString(method);
    this.proxying = proxying;
    super.add(views);
    super.add(keysend);
  }

  /** Whether the keysend stub, as it was made, handles a payment to this URL. */
  boolean isUntouched(String url) {
    if (!isOwn) {
      return false;
    }
    for (StubMapping rival : rivals) {
      if (rival.getRequest().getUrlMatcher().match(url).isExactMatch()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public synchronized void add(StubMapping mapping) {
    check(mapping, 0);
    super.add(mapping);
    look();
  }

  @Override
  public synchronized void replace(StubMapping existing, StubMapping updated) {
    check(updated, bytes.getOrDefault(existing, 0L));
    super.replace(existing, updated);
    look();
  }

  @Override
  public synchronized void remove(StubMapping mapping) {
    super.remove(mapping);
    restore();
  }

  @Override
  public synchronized void clear() {
    super.clear();
    restore();
  }

  private void restore() {
    for (StubMapping own : List.of(views, keysend)) {
      if (get(own.getId()).isEmpty()) {
        super.add(own);
      }
    }
    look();
  }

  private void check(StubMapping mapping, long freed) {
    if (!proxying && mapping.getResponse() != null && mapping.getResponse().isProxyResponse()) {
      throw new NotPermittedException(Errors.single(403, LazyClients.REFUSAL));
    }
    if (!proxying && callsWebhook(mapping)) {
      throw new NotPermittedException(
          Errors.single(
              403,
              "Stubs that call webhooks are off; start the mock with --webhook-url for webhooks of"
                  + " payments, or with --allow-proxying, or allowProxying(true) in Java, if"
                  + " everyone who can call it may reach other servers"));
    }
    long used = bytes.values().stream().mapToLong(Long::longValue).sum();
    if (used - freed + bytes(mapping) > BUDGET) {
      throw new NotPermittedException(
          Errors.single(
              403,
              "The stubs would take more than "
                  + BUDGET
                  + " bytes, which is the limit; remove some first, or make this one smaller"));
    }
  }

  private static boolean callsWebhook(StubMapping mapping) {
    return Stream.concat(
            named(mapping.getServeEventListeners(), ServeEventListenerDefinition::getName),
            named(mapping.getPostServeActions(), PostServeActionDefinition::getName))
        .anyMatch(WEBHOOK::equals);
  }

  private static <T> Stream<String> named(@Nullable List<T> extensions, Function<T, String> name) {
    return extensions == null ? Stream.of() : extensions.stream().map(name);
  }

  /** About how much memory a stub takes. */
  private static long bytes(StubMapping mapping) {
    String json = Json.write(mapping);
    long nodes = json.chars().filter(letter -> "{[,".indexOf(letter) >= 0).count();
    return STUB_BYTES + 2L * json.length() + NODE_BYTES * nodes;
  }

  private void look() {
    isOwn = get(keysend.getId()).filter(keysend::equals).isPresent();
    rivals =
        getAll()
            .filter(mapping -> !mapping.getId().equals(keysend.getId()))
            .filter(mapping -> mapping.getRequest().getMethod().match(method).isExactMatch())
            .toList();
    IdentityHashMap<StubMapping, Long> known = bytes;
    bytes = new IdentityHashMap<>();
    getAll()
        .forEach(
            mapping -> {
              Long before = known.get(mapping);
              bytes.put(mapping, before == null ? bytes(mapping) : before);
            });
  }
}
