package dev.keysend.mock.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import dev.keysend.mock.wallet.PaymentHash;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DisguiseTest {
  private static final String PREIMAGE =
      "6e5a9be8db789bdd6c4d603b8a357561c0dd1be0fe278a4ecdbfd8e228a8fc11";
  private static final String HASH = PaymentHash.of(PREIMAGE);

  private final Disguise disguise = new Disguise(Set.of("wal", "wtx", "pak", "wak[a-z]*"));

  @Test
  void hashMatchesPreimageSeenBeforeIt() {
    String preimage = disguise.apply(PREIMAGE);

    assertThat(preimage).matches("[0-9a-f]{64}").isNotEqualTo(PREIMAGE);
    assertThat(disguise.apply(HASH)).isEqualTo(PaymentHash.of(preimage)).isNotEqualTo(HASH);
  }

  @Test
  void preimageMatchesHashSeenBeforeIt() {
    String hash = disguise.apply(HASH);

    assertThat(PaymentHash.of(disguise.apply(PREIMAGE))).isEqualTo(hash);
    assertThat(disguise.apply(HASH)).isEqualTo(hash);
  }

  @Test
  void unrelatedHashAndPreimageStayUnrelated() {
    String hash = disguise.apply("0".repeat(64));

    assertThat(PaymentHash.of(disguise.apply(PREIMAGE))).isNotEqualTo(hash);
  }

  @Test
  void replacementKeepsTheCase() {
    assertThat(disguise.apply(PREIMAGE.toUpperCase(Locale.ROOT)))
        .isEqualTo(disguise.apply(PREIMAGE).toUpperCase(Locale.ROOT));
  }

  @Test
  void identifiersKeepPrefixAndLength() {
    String text =
        disguise.apply("from wal_czDztN5eJ4r5sJ to wtx_s1xa5yZFlCegcgtXkaeo34, wal_czDztN5eJ4r5sJ");

    assertThat(text)
        .matches("from (wal_[0-9A-Za-z]{14}) to wtx_[0-9A-Za-z]{22}, \\1")
        .doesNotContain("czDztN5eJ4r5sJ", "s1xa5yZFlCegcgtXkaeo34");
  }

  @Test
  void replacesAKnownKeyOfAnyShape() {
    disguise.key("open.sesame+1");

    assertThat(disguise.apply("say open.sesame+1!"))
        .matches("say key_[0-9A-Za-z]{24}!")
        .isEqualTo(disguise.apply("say open.sesame+1!"));
  }

  @Test
  void replacesTheChannelThatIdentifiesTheNode() throws Exception {
    JsonNode sent = Json.read("{\"passThru\":{\"outgoingChanId\":\"777111777111\",\"n\":\"12\"}}");
    JsonNode other = new BodyDisguise(disguise, new Balances(), "").request(sent);

    assertThat(other.at("/passThru/outgoingChanId").asString())
        .matches("[1-9][0-9]{11}")
        .isNotEqualTo("777111777111");
    assertThat(other.at("/passThru/n").asString()).isEqualTo("12");
  }

  @Test
  void keepsNodePublicKeysAndOrdinaryText() {
    String text = "2 keysend to 03" + PREIMAGE + ", ln_withdrawal, a wallet_address";

    assertThat(disguise.apply(text)).isEqualTo(text);
    assertThat(disguise.applyToName("wtx_type")).isEqualTo("wtx_type");
  }

  @Test
  void sessionsUseDifferentReplacements() {
    assertThat(new Disguise(Set.of("wal")).apply(PREIMAGE)).isNotEqualTo(disguise.apply(PREIMAGE));
  }
}
