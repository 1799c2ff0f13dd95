package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Requests;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decodes valid request bodies. */
final class Bodies {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Smallest key that the contract allows a custom record to have. */
  private static final int FIRST_RECORD = 65_537;

  /** Records travel in an onion of 1300 bytes, which all hops share. */
  private static final int MOST_IN_RECORD = 100;

  private static final int MOST_IN_TEXT = 600;
  private static final int MOST_MEMBERS = 4;
  private static final int MOST_BITS = 40;

  /** Parts of texts, the plainest first. None of them changes if JSON is preserved. */
  private static final List<String> ALPHABETS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "0123456789",
          "ABCXYZ .,-_/+=%&?#",
          "\"\\'<>&{}[]:;|",
          "äöüßéèñçøåÀÉ",
          "\n\t\r ab",
          "日本語שלוםКлюч",
          "\uD83D\uDE80\uD83D\uDCB8\u2615ab");

  private final Requests requests;

  Bodies(Requests requests) {
    this.requests = requests;
  }

  ObjectNode valid(Choices choices, Limits limits) {
    ObjectNode body = requests.minimal(amount(choices, limits));
    int fields = choices.below(4);
    if ((fields & 1) != 0) {
      ObjectNode data = body.putObject(Fields.PASS_THROUGH);
      int members = choices.below(MOST_MEMBERS);
      for (int i = 0; i < members; i++) {
        data.set("k" + text(choices, MOST_IN_RECORD), value(choices, 2));
      }
    }
    if ((fields & 2) != 0) {
      ObjectNode records = body.putObject(Fields.RECORDS);
      int members = choices.below(MOST_MEMBERS);
      for (int i = 0; i < members; i++) {
        long key = FIRST_RECORD + (long) choices.below(1 << (4 + 8 * choices.below(4)));
        records.put(Long.toString(key), "v" + text(choices, MOST_IN_RECORD));
      }
    }
    return body;
  }

  /** Each number of bits is as likely as any other, so that small amounts are not rare. */
  private static long amount(Choices choices, Limits limits) {
    int most = Math.min(MOST_BITS, Long.SIZE - Long.numberOfLeadingZeros(limits.amount()));
    int bits = choices.below(most);
    long amount = 1L << bits;
    // As wide as a choice can be; the rest of a large amount is of little interest.
    int width = 1 << Math.min(bits, 30);
    return Math.min(limits.amount(), amount + choices.below(width) * (amount / width));
  }

  private static JsonNode value(Choices choices, int depth) {
    return switch (choices.below(depth > 0 ? 8 : 6)) {
      case 0 -> JSON.stringNode(text(choices, MOST_IN_TEXT));
      case 1 -> JSON.numberNode(choices.below(1 << 30) - (1 << 10));
      case 2 -> JSON.booleanNode(choices.below(2) == 1);
      case 3 -> JSON.nullNode();
      case 4 -> JSON.numberNode(BigDecimal.valueOf(choices.below(1 << 20), 2));
      case 5 -> JSON.numberNode((1L << 53) - 1 - choices.below(1 << 10));
      case 6 -> {
        ObjectNode object = JSON.objectNode();
        for (int i = choices.below(MOST_MEMBERS); i > 0; i--) {
          object.set("k" + text(choices, MOST_IN_RECORD), value(choices, depth - 1));
        }
        yield object;
      }
      default -> {
        var list = JSON.arrayNode();
        for (int i = choices.below(MOST_MEMBERS); i > 0; i--) {
          list.add(value(choices, depth - 1));
        }
        yield list;
      }
    };
  }

  /** Of any length up to the most, short ones as likely as long ones. */
  private static String text(Choices choices, int most) {
    int length = Math.min(most, choices.below(choices.of(6, 20, 80, most)));
    int[] alphabet = ALPHABETS.get(choices.below(ALPHABETS.size())).codePoints().toArray();
    int first = choices.below(alphabet.length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(alphabet[(first + i) % alphabet.length]);
    }
    return text.toString();
  }
}
