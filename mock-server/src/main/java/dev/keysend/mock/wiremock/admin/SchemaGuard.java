package dev.keysend.mock.wiremock.admin;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.core.JsonParser;
import wiremock.com.fasterxml.jackson.core.JsonToken;

/**
 * Refuses JSON schemas that refer to other documents, because WireMock would load these from other
 * servers and from files: some as soon as it reads the schema, so they are refused before that.
 */
final class SchemaGuard implements AdminRequestFilterV2 {
  private static final String SCHEMA = "matchesJsonSchema";

  /** Keywords whose value names a document. */
  private static final Set<String> REFERENCES =
      Set.of("$ref", "$dynamicRef", "$recursiveRef", "$schema");

  /** A place in the same schema, or a version of JSON Schema, which WireMock contains. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "#.*|https?://json-schema\\.org/(draft-0[467]/schema|draft/20(19-09|20-12)/schema)#?");

  @Override
  public String getName() {
    return "keysend-schemas";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    return refersElsewhere(request.getBodyAsString())
        ? RequestFilterAction.stopWith(
            ResponseDefinition.notPermitted(
                Errors.single(
                    403,
                    "JSON schemas that refer to other documents are off; copy what $ref names into"
                        + " the schema, and use $schema only for a version of JSON Schema, or start"
                        + " the mock with --allow-proxying, or allowProxying(true) in Java, if"
                        + " everyone who can call it may reach other servers")))
        : RequestFilterAction.continueWith(request);
  }

  /** Reads tokens, because a tree has only the last of several fields with the same name. */
  private static boolean refersElsewhere(String json) {
    if (!json.contains("$") && !json.contains("\\")) {
      return false;
    }
    boolean hasSchema = false;
    boolean refers = false;
    try (JsonParser parser = Json.getObjectMapper().getFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String name = parser.currentName();
        hasSchema = hasSchema || SCHEMA.equals(name);
        if (token == JsonToken.VALUE_STRING) {
          String value = parser.getText();
          refers =
              refers
                  || (name != null && REFERENCES.contains(name) && !LOCAL.matcher(value).matches())
                  // A schema can also be written as a text.
                  || (SCHEMA.equals(name) && hasReference(value));
        }
      }
    } catch (IOException e) {
      // WireMock refuses what follows, but has read what was before.
      return hasSchema && refers;
    }
    return hasSchema && refers;
  }

  private static boolean hasReference(String schema) {
    return refersElsewhere("{\"" + SCHEMA + "\":[" + schema + "]}");
  }
}
