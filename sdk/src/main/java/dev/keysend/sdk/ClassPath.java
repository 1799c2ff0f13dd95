package dev.keysend.sdk;

/**
 * Checks that the SDK's libraries are on the class path. It uses none of them, so that it can
 * always run.
 */
final class ClassPath {
  private ClassPath() {}

  /** If OkHttp's classes are missing, fails with a message that says what to add. */
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
