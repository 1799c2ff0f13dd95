package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.UnaryOperator;

/** Reads JSON whose strings contain a key, without the key. */
final class MaskingReader extends JsonReader {
  private final UnaryOperator<String> mask;

  MaskingReader(String json, UnaryOperator<String> mask) {
    super(new StringReader(json));
    this.mask = mask;
  }

  @Override
  public String nextString() throws IOException {
    return peek() == JsonToken.STRING ? mask.apply(super.nextString()) : super.nextString();
  }

  /** A name that is not the contract's, but data. */
  String nextFreeName() throws IOException {
    return mask.apply(nextName());
  }
}
