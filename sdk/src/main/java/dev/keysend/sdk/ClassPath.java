package dev.keysend.sdk;

/** Checks that what the SDK stands on is there. It refers to none of it, so that it can run. */
final class ClassPath {
  private ClassPath() {}

  /** Fails with words that help where OkHttp's classes are missing. */
  static void check() {
    check("okhttp3.OkHttpClient");
  }

  static void check(String okHttp) {
    try {
      Class.forName(okHttp, false, ClassPath.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "OkHttp's classes are missing. Under Maven the archive com.squareup.okhttp3:okhttp is"
              + " empty from version 5 on: add com.squareup.okhttp3:okhttp-jvm of the same version",
          e);
    }
  }
}
