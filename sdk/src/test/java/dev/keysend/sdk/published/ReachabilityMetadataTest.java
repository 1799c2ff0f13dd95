package dev.keysend.sdk.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The jar's metadata for GraalVM's native-image is valid and names only existing classes. */
final class ReachabilityMetadataTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path METADATA =
      CLASSES.resolve("META-INF/native-image/dev.keysend/keysend-sdk/reachability-metadata.json");

  /** The fields of the format's schema, version 1.1.0, that the file uses. */
  private static final Set<String> FIELDS =
      Set.of("type", "allDeclaredFields", "allDeclaredMethods", "methods", "serializable");

  @Test
  void everyEntryIsValid() throws Exception {
    assertThat(Json.read(Files.readAllBytes(METADATA)).propertyNames())
        .containsExactly("reflection");
    for (JsonNode entry : entries()) {
      assertThat(FIELDS).as("%s", entry).containsAll(entry.propertyNames());
      JsonNode type = entry.path("type");
      assertThat(type.isString() || type.path("proxy").isArray()).as("%s", entry).isTrue();
      for (JsonNode method : entry.path("methods")) {
        assertThat(method.propertyNames()).containsExactly("name", "parameterTypes");
      }
      for (String flag : List.of("allDeclaredFields", "allDeclaredMethods", "serializable")) {
        assertThat(entry.path(flag).isMissingNode() || entry.path(flag).isBoolean()).isTrue();
      }
    }
  }

  @Test
  void everyNamedClassExists() throws Exception {
    for (JsonNode entry : entries()) {
      for (JsonNode name : entry.path("type").path("proxy")) {
        assertThat(Class.forName(name.asString()).isInterface()).as("%s", name).isTrue();
      }
      if (entry.path("type").isString()) {
        Class<?> type = Class.forName(entry.path("type").asString());
        for (JsonNode method : entry.path("methods")) {
          // Gson creates models with these constructors; the file names no other methods.
          assertThat(method.path("name").asString()).isEqualTo("<init>");
          assertThat(type.getConstructor()).isNotNull();
        }
        if (entry.path("serializable").asBoolean(false)) {
          assertThat(type).isAssignableTo(Serializable.class);
        }
      }
    }
  }

  @Test
  void namesEveryModelAndTheInterface() throws Exception {
    List<String> named =
        entries().stream()
            .map(entry -> entry.path("type"))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(models().stream(), Stream.of("dev.keysend.sdk.internal.api.KeysendApi"))
                .toList());
  }

  private static List<JsonNode> entries() throws Exception {
    return Json.read(Files.readAllBytes(METADATA)).path("reflection").valueStream().toList();
  }

  private static List<String> models() throws IOException {
    try (Stream<Path> files = Files.list(CLASSES.resolve("dev/keysend/sdk/model"))) {
      return files
          .map(CLASSES::relativize)
          .map(PublicSurface::className)
          .filter(name -> !name.endsWith("package-info"))
          .toList();
    }
  }
}
