package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Building the client detects incompatible libraries, before money moves. */
final class LinkageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.google.gson.stream.JsonReader",
        "com.google.gson.stream.JsonWriter",
        "com.google.gson.stream.JsonToken",
        "com.google.gson.stream.MalformedJsonException",
        "okhttp3.Interceptor$Chain",
        "okhttp3.ResponseBody",
        "okio.ForwardingSource",
        "retrofit2.Invocation"
      })
  void missingClassIsDetectedWhenTheClientIsBuilt(String missing) throws Exception {
    Class<?> client = new Lacking(missing).loadClass("dev.keysend.sdk.KeysendClient");
    Object builder = client.getMethod("builder").invoke(null);
    set(builder, "baseUrl", "http://127.0.0.1:1");
    set(builder, "apiKey", "pak_1");
    set(builder, "walletKey", "waka_1");
    Method build = builder.getClass().getMethod("build");

    assertThatThrownBy(() -> build.invoke(builder))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("libraries on the class path")
        .hasMessageContaining(missing.replace('.', '/'));
  }

  private static void set(Object builder, String name, String value) throws Exception {
    builder.getClass().getMethod(name, String.class).invoke(builder, value);
  }

  /** Loads the SDK again, without one class of its libraries. */
  private static final class Lacking extends ClassLoader {
    private final String missing;

    Lacking(String missing) {
      super(LinkageTest.class.getClassLoader());
      this.missing = missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(missing)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.keysend.sdk.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(getParent()).getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
