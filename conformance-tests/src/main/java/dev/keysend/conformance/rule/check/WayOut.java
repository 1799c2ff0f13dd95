package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.setting.Setting;
import java.util.List;
import java.util.regex.Pattern;

/** What to change if a target refuses requests, according to its message or else its status. */
final class WayOut {
  private static final Pattern DESTINATION =
      words("failure reason|failure_reason\\w*|route|destination|unreachable|offline|peer");

  /** A reason that is none of a node's, nor about the destination. */
  private static final Pattern OF_THE_TRANSPORT =
      Pattern.compile(
          "(?i)^"
              + Observation.FAILURE_REASON
              + "(?!FAILURE_REASON_|.*(route|destination|unreachable|offline|peer))");

  private static final Pattern HEADER = words("header|x-[a-z-]+");
  private static final Pattern RATE =
      words("rate|too many|limit|limited|throttl\\w*|slow down|quota");
  private static final Pattern WALLET_KEY =
      words("permission|withdraw\\w*|read.?only|wallet|access.?key");
  private static final Pattern API_KEY =
      words("api.?key|credential\\w*|authenticat\\w*|unauthori\\w*|token|log ?in");

  private WayOut() {}

  static String of(Observation answer) {
    String message = answer.at(Fields.MESSAGE).asString("");
    if (answer.limited() || RATE.matcher(message).find()) {
      return "run again with " + Setting.PAUSE.flag();
    }
    if (answer.page() && answer.status() == 403) {
      return "a page came instead of the API's response, perhaps from a gateway that limits the"
          + " rate or asks for a challenge; run"
          + " again with "
          + Setting.PAUSE.flag()
          + ", or check "
          + Setting.BASE_URL.flag();
    }
    if (answer.ofGateway()) {
      return "a gateway responds instead of the target; check that the target runs, and "
          + Setting.BASE_URL.flag();
    }
    if (OF_THE_TRANSPORT.matcher(message).find()) {
      return "the node may have paid nevertheless; look at its payments, and check that the target"
          + " reaches it, before you run the kit again";
    }
    if (DESTINATION.matcher(message).find()) {
      return "name a node that payments can reach with " + Setting.DEST_PUBKEY.flag();
    }
    if (answer.shortOfMoney()) {
      return "top up the wallet, or name another one with " + Setting.WALLET_KEY.flag();
    }
    if (HEADER.matcher(message).find() && !API_KEY.matcher(message).find()) {
      return "a gateway wants what the kit does not send; check " + Setting.BASE_URL.flag();
    }
    boolean wallet = WALLET_KEY.matcher(message).find();
    boolean api = API_KEY.matcher(message).find();
    if (wallet && !api) {
      return ofWalletKey(answer.status());
    }
    return api && !wallet ? ofApiKey() : byStatus(answer.status());
  }

  private static String byStatus(int status) {
    return switch (status) {
      case 400, 401, 422 ->
          ofApiKey()
              + ", and "
              + Setting.WALLET_KEY.flag()
              + ", which needs permission to withdraw";
      case 403 -> ofWalletKey(status);
      case 404 ->
          "check " + Setting.WALLET_KEY.flag() + ", and the path in " + Setting.BASE_URL.flag();
      default ->
          "check " + Setting.BASE_URL.flag() + ", which must be the address that responds itself";
    };
  }

  private static String ofApiKey() {
    return "check " + Setting.API_KEY.flag() + ", which is the user name of Basic authentication";
  }

  private static String ofWalletKey(int status) {
    return status == 404
        ? byStatus(status)
        : "check that " + Setting.WALLET_KEY.flag() + " is the key of a wallet and may withdraw";
  }

  /** Whether an error's message tells what to change. */
  static boolean isTelling(Observation answer) {
    String message = answer.at(Fields.MESSAGE).asString("");
    return answer.page()
        || answer.ofGateway()
        || answer.shortOfMoney()
        || List.of(DESTINATION, HEADER, RATE, WALLET_KEY, API_KEY).stream()
            .anyMatch(pattern -> pattern.matcher(message).find());
  }

  /** Whether an error's message is about keys, so that the status need not say it. */
  static boolean isAboutKeys(Observation answer) {
    String message = answer.at(Fields.MESSAGE).asString("");
    return API_KEY.matcher(message).find()
        || words("permission|access.?key").matcher(message).find();
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?i)(?<![a-z])(" + alternatives + ")(?![a-z])");
  }
}
