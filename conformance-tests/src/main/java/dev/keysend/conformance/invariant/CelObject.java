package dev.keysend.conformance.invariant;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.Map;
import java.util.Optional;

/**
 * An object whose fields CEL reads one by one. If it were a plain map, CEL would convert all of it
 * each time that a rule uses it.
 */
@SuppressWarnings(
    "Immutable") // as CEL requires: the map is created for it, and nothing else refers to it
final class CelObject extends StructValue<String, Map<String, Object>> {
  private final Map<String, Object> fields;

  CelObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  @Override
  public Object select(String field) {
    return find(field).orElseThrow(() -> CelAttributeNotFoundException.forMissingMapKey(field));
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  @Override
  public Map<String, Object> value() {
    return fields;
  }

  @Override
  public boolean isZeroValue() {
    return fields.isEmpty();
  }

  @Override
  public CelType celType() {
    return SimpleType.DYN;
  }
}
