package dev.keysend.conformance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds code of the kit that creates something which is never used. */
public final class ReachedCode {
  private ReachedCode() {}

  /**
   * The methods and constructors that create an instance of a type, directly or through what they
   * call, and that cannot be reached from a class.
   *
   * @param made the type
   * @param from the class from whose constructors and methods the search starts
   */
  public static List<String> unreachedMakersOf(Class<?> made, Class<?> from) {
    JavaClasses kit =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(made.getPackageName(), from.getPackageName());
    Set<JavaCodeUnit> reached = new HashSet<>();
    Deque<JavaCodeUnit> next = new ArrayDeque<>(kit.get(from).getCodeUnits());
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.remove();
      if (reached.add(unit)) {
        calledBy(unit).forEach(next::add);
        unit.getOwner().getStaticInitializer().ifPresent(next::add);
      }
    }
    return makersOf(made, kit).stream()
        .filter(unit -> !reached.contains(unit))
        .map(JavaCodeUnit::getFullName)
        .sorted()
        .toList();
  }

  private static Set<JavaCodeUnit> makersOf(Class<?> made, JavaClasses kit) {
    List<JavaCodeUnit> units =
        kit.stream()
            .filter(type -> !type.isEquivalentTo(made))
            .flatMap(type -> type.getCodeUnits().stream())
            .toList();
    Set<JavaCodeUnit> makers = new HashSet<>();
    boolean grown;
    do {
      grown =
          makers.addAll(
              units.stream()
                  .filter(unit -> makes(unit, made) || calledBy(unit).anyMatch(makers::contains))
                  .toList());
    } while (grown);
    return makers;
  }

  private static boolean makes(JavaCodeUnit unit, Class<?> made) {
    return unit.getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(made));
  }

  private static Stream<JavaCodeUnit> calledBy(JavaCodeUnit unit) {
    return Stream.of(
            unit.getCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .flatMap(access -> access.getTarget().resolveMember().stream())
        .map(JavaCodeUnit.class::cast);
  }
}
