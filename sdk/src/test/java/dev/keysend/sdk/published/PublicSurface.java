package dev.keysend.sdk.published;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists every public class and member of the SDK, one per line, in a stable order. */
final class PublicSurface {
  private static final String INTERNAL = "dev.keysend.sdk.internal";

  private PublicSurface() {}

  static String of(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(classes::relativize)
          .map(PublicSurface::className)
          .filter(name -> !name.startsWith(INTERNAL) && !name.endsWith("-info"))
          .sorted()
          .map(PublicSurface::load)
          .filter(PublicSurface::isVisible)
          .map(PublicSurface::lines)
          .collect(Collectors.joining("\n"));
    }
  }

  static String className(Path file) {
    return file.toString().replace(".class", "").replace('/', '.').replace('\\', '.');
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicSurface.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isVisible(outer));
  }

  private static String lines(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      add(
          members,
          field,
          modifiers(field) + name(field.getAnnotatedType()) + " " + field.getName());
    }
    for (Executable constructor : type.getDeclaredConstructors()) {
      add(members, constructor, modifiers(constructor) + "new" + parameters(constructor));
    }
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic()) {
        String result = name(method.getAnnotatedReturnType());
        String head = modifiers(method) + result + " " + method.getName();
        add(members, method, head + parameters(method));
      }
    }
    members.sort(null);
    String kind = type.isInterface() ? "interface " : type.isEnum() ? "enum " : "class ";
    String head =
        Modifier.toString(type.getModifiers() & ~Modifier.ABSTRACT) + " " + kind + type.getName();
    String parent = type.getSuperclass() == null ? "" : " : " + type.getSuperclass().getName();
    String interfaces =
        Stream.of(type.getGenericInterfaces())
            .map(each -> ", " + each.getTypeName())
            .collect(Collectors.joining());
    return head + parent + interfaces + "\n" + String.join("", members);
  }

  private static void add(List<String> lines, Member member, String line) {
    if ((member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
      lines.add("  " + line + "\n");
    }
  }

  private static String modifiers(Member member) {
    int shown = member.getModifiers() & (Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL);
    String text = Modifier.toString(shown).toLowerCase(Locale.ROOT);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String parameters(Executable executable) {
    return Stream.of(executable.getAnnotatedParameterTypes())
        .map(PublicSurface::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The type with its annotations, because nullness is part of the public API. */
  private static String name(AnnotatedType type) {
    return type.toString().replace("@org.jspecify.annotations.Nullable()", "@Nullable");
  }
}
