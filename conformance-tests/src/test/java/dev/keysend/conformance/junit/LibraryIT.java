package dev.keysend.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.wrong.LenientServers;
import dev.keysend.conformance.server.wrong.WrongServer;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The build of another project, which depends on the kit and runs the suite with Surefire. */
@Tag("thorough")
class LibraryIT {
  /** In a process that lives for seconds, full compilation costs more time than it saves. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  @TempDir private Path project;

  private final Properties settings = new Properties();
  private final List<String> output = new ArrayList<>();

  @BeforeEach
  void copyProject() throws IOException {
    Files.copy(Path.of("src", "it", "library", "pom.xml"), project.resolve("pom.xml"));
  }

  @Test
  void checksTheEmbeddedMockByItsName() throws Exception {
    assertThat(build(Map.of(Setting.BASE_URL, "mock"), Map.of()))
        .as(() -> String.join("\n", output))
        .isZero();
    assertThat(report("verdict")).isEqualTo("conformant");
    assertThat(output).anyMatch(line -> line.matches("Spending: .* reported as paid, .*"));
    assertThat(project.resolve("target/keysend-conformance"))
        .isDirectoryContaining("glob:**report.html")
        .isDirectoryContaining("glob:**junit.xml")
        .isDirectoryContaining("glob:**summary.md");
  }

  @Test
  void selectsRulesByTags() throws Exception {
    settings.setProperty("groups", "keysend-valid & keysend-must");
    assertThat(build(Map.of(Setting.BASE_URL, "mock"), Map.of()))
        .as(() -> String.join("\n", output))
        .isZero();
    assertThat(report("verdict")).isEqualTo("conformant");
    List<String> groups = new ArrayList<>();
    report().get("rules").forEach(rule -> groups.add(rule.get("group").asString()));
    assertThat(groups).isNotEmpty().containsOnly("valid");
  }

  @Test
  void aWrongServerFailsTheBuildAndTheBuildNamesTheRule() throws Exception {
    String rule = "refuses-body-without-fields";
    WrongServer wrong =
        LenientServers.all().stream()
            .filter(server -> server.breaks().equals(Set.of(rule)))
            .findFirst()
            .orElseThrow();
    try (KeysendServer server = KeysendServer.start(wrong.behaviour())) {
      int exitCode =
          build(
              Map.of(Setting.BASE_URL, server.baseUrl(), Setting.RULES, rule),
              Map.of(
                  Setting.API_KEY, KeysendServer.API_KEY,
                  Setting.WALLET_KEY, KeysendServer.WALLET_KEY));
      assertThat(exitCode).isNotZero();
    }
    assertThat(output).anyMatch(line -> line.matches(".*ERROR.*" + rule + ": .*"));
    assertThat(output).noneMatch(line -> line.contains(KeysendServer.API_KEY));
    assertThat(report("verdict")).isEqualTo("notConformant");
  }

  private String report(String name) throws Exception {
    return report().get(name).asString();
  }

  private JsonNode report() throws Exception {
    return Json.read(Files.readAllBytes(project.resolve("target/keysend-conformance/report.json")));
  }

  private int build(Map<Setting, String> properties, Map<Setting, String> environment)
      throws MavenInvocationException {
    for (String name : List.of("keysend.version", "surefire-plugin.version", "outer.repository")) {
      settings.setProperty(name, System.getProperty(name));
    }
    settings.setProperty("argLine", SHORT_LIVED);
    properties.forEach((setting, value) -> settings.setProperty(setting.property(), value));
    InvocationRequest request = new DefaultInvocationRequest();
    environment.forEach(
        (setting, value) -> request.addShellEnvironment(setting.environmentVariable(), value));
    request.setPomFile(project.resolve("pom.xml").toFile());
    request.setUserSettingsFile(new File("../sdk/src/it/settings.xml"));
    request.setLocalRepositoryDirectory(new File("target/it-repository"));
    request.setMavenHome(new File(System.getProperty("maven.home")));
    request.setMavenOpts(SHORT_LIVED);
    request.addArg("test");
    request.setProperties(settings);
    request.setBatchMode(true);
    request.setOutputHandler(output::add);
    request.setErrorHandler(output::add);
    return new DefaultInvoker().execute(request).getExitCode();
  }
}
