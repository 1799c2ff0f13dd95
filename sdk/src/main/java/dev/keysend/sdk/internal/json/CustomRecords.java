package dev.keysend.sdk.internal.json;

import java.util.AbstractCollection;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The custom records of a settled payment. {@code toString} leaves out the values: one is the
 * preimage, and the others may be private.
 */
final class CustomRecords extends LinkedHashMap<String, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    Set<Map.Entry<String, String>> entries = super.entrySet();
    return new AbstractSet<Map.Entry<String, String>>() {
      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return entries.iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }

      @Override
      public String toString() {
        return CustomRecords.this.toString();
      }
    };
  }

  @Override
  public Collection<String> values() {
    Collection<String> values = super.values();
    return new AbstractCollection<String>() {
      @Override
      public Iterator<String> iterator() {
        return values.iterator();
      }

      @Override
      public int size() {
        return values.size();
      }

      @Override
      public String toString() {
        return values.size() + " values";
      }
    };
  }

  @Override
  public String toString() {
    return keySet().toString();
  }
}
