package dev.keysend.conformance.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds misspelled names of settings. A run without its target's URL checks the built-in mock
 * server, and you would take its verdict for the target's. Other names belong to the application.
 */
public final class NearNames {
  private static final String MOCK = "KEYSEND_MOCK";

  /** Applications use dots and hyphens inside their own names. */
  private static final String PROPERTY = "(?i)keysend[.]?[a-z_]+";

  private static final String VARIABLE = "(?i)keysend_?[a-z_]+";

  private NearNames() {}

  /**
   * Refuses names close to those of settings, among the properties and the environment of this
   * process, and among properties that can only be read by name.
   *
   * @param properties properties, by name
   * @throws UsageException if there is one; it says which name was meant
   */
  public static void refuse(Function<String, Optional<String>> properties) {
    refuse(System.getProperties().stringPropertyNames(), System.getenv(), properties);
  }

  static void refuse(
      Collection<String> properties,
      Map<String, String> environment,
      Function<String, Optional<String>> more) {
    for (Setting setting : Setting.values()) {
      for (String name : spellings(setting)) {
        if (!name.equals(setting.property()) && more.apply(name).isPresent()) {
          throw refusal("The property", name, setting.property());
        }
      }
    }
    for (String name : properties) {
      if (name.matches(PROPERTY)) {
        refuse("The property", name, Setting::property);
      }
    }
    for (String name : environment.keySet()) {
      if (name.matches(VARIABLE) && !name.startsWith(MOCK)) {
        refuse("The environment variable", name, Setting::environmentVariable);
      }
    }
  }

  private static void refuse(String what, String name, Function<Setting, String> spelling) {
    Optional<String> meant = meant(name, spelling);
    if (meant.isPresent()) {
      throw refusal(what, name, meant.get());
    }
  }

  private static UsageException refusal(String what, String name, String meant) {
    return new UsageException(
        what
            + " "
            + name
            + " is not a setting; did you mean "
            + meant
            + "? Rename it, or leave"
            + " it out");
  }

  /** The name of the property that somebody probably meant. */
  private static List<String> spellings(Setting setting) {
    return List.of(
        setting.property().toLowerCase(Locale.ROOT), setting.property().replace("Url", "URL"));
  }

  private static Optional<String> meant(String name, Function<Setting, String> spelling) {
    Optional<String> meant = Optional.empty();
    for (Setting setting : Setting.values()) {
      String right = spelling.apply(setting);
      if (name.equals(right)) {
        return Optional.empty();
      }
      if (isClose(bare(name), bare(right))) {
        meant = Optional.of(right);
      }
    }
    return meant;
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** One extra, missing or wrong letter, or two swapped ones. */
  private static boolean isClose(String one, String other) {
    int mistakes = LikelyName.mistakes(one, other);
    return mistakes <= 1 || (mistakes == 2 && sorted(one).equals(sorted(other)));
  }

  private static String sorted(String text) {
    char[] letters = text.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }
}
