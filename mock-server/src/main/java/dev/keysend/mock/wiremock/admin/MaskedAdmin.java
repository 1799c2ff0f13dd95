package dev.keysend.mock.wiremock.admin;

import com.github.tomakehurst.wiremock.admin.model.GetServeEventsResult;
import com.github.tomakehurst.wiremock.admin.model.SingleServedStubResult;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.verification.FindNearMissesResult;
import com.github.tomakehurst.wiremock.verification.FindRequestsResult;
import com.github.tomakehurst.wiremock.verification.FindServeEventsResult;
import dev.keysend.mock.secret.Masks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** WireMock's admin interface, which searches the original requests and shows them without keys. */
final class MaskedAdmin {
  private static final Set<Class<?>> SHOW_REQUESTS =
      Set.of(
          GetServeEventsResult.class,
          SingleServedStubResult.class,
          FindRequestsResult.class,
          FindServeEventsResult.class,
          FindNearMissesResult.class);

  private MaskedAdmin() {}

  static Admin of(Admin admin, Masks masks) {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(admin, arguments);
                return result != null && SHOW_REQUESTS.contains(result.getClass())
                    ? masked(result, masks)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Through JSON, like a client in another process. */
  private static Object masked(Object result, Masks masks) {
    byte[] json = Json.write(result).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream masked = new ByteArrayOutputStream(json.length);
    masks.json(new ByteArrayInputStream(json), masked);
    return Json.read(masked.toString(StandardCharsets.UTF_8), result.getClass());
  }
}
