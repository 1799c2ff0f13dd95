package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.NotPermittedException;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;

/** WireMock's stubs. The mock's own stubs cannot be removed. */
final class KeysendStubStore extends InMemoryStubMappingStore {
  private final StubMapping keysend;
  private final StubMapping views;
  private final RequestMethod method;
  private final boolean proxying;
  private volatile List<StubMapping> rivals = List.of();
  private volatile boolean isOwn = true;

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
  public void add(StubMapping mapping) {
    check(mapping);
    super.add(mapping);
    look();
  }

  @Override
  public void replace(StubMapping existing, StubMapping updated) {
    check(updated);
    super.replace(existing, updated);
    look();
  }

  @Override
  public void remove(StubMapping mapping) {
    super.remove(mapping);
    restore();
  }

  @Override
  public void clear() {
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

  private void check(StubMapping mapping) {
    if (!proxying && mapping.getResponse() != null && mapping.getResponse().isProxyResponse()) {
      throw new NotPermittedException(Errors.single(403, LazyClients.REFUSAL));
    }
  }

  private void look() {
    isOwn = get(keysend.getId()).filter(keysend::equals).isPresent();
    rivals =
        getAll()
            .filter(mapping -> !mapping.getId().equals(keysend.getId()))
            .filter(mapping -> mapping.getRequest().getMethod().match(method).isExactMatch())
            .toList();
  }
}
