package dev.keysend.mock.cli;

import dev.keysend.mock.endpoint.network.Delay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the values of flags that are not a number or a text. */
final class Values {
  private static final double HUNDRED = 100;

  private Values() {}

  /** A duration, or two with a hyphen between. */
  static final class DelayValue implements ITypeConverter<Delay> {
    @Override
    public Delay convert(String value) {
      try {
        return Delay.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A wallet to open. */
  record Opened(String key, long satoshis) {
    @Override
    public String toString() {
      return "Opened[masked]";
    }
  }

  /** A wallet's key and what it holds, with an equals sign between. */
  static final class OpenedValue implements ITypeConverter<Opened> {
    @Override
    public Opened convert(String value) {
      int equals = value.lastIndexOf('=');
      String satoshis = value.substring(equals + 1);
      if (equals < 0 || !satoshis.matches("-?[0-9]{1,18}")) {
        throw new TypeConversionException("a wallet is written KEY=SATS, such as waka_second=500");
      }
      return new Opened(value.substring(0, equals), Long.parseLong(satoshis));
    }
  }

  /** A share in percent, or a number from 0 to 1. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      boolean percent = value.endsWith("%");
      double share;
      try {
        share = Double.parseDouble(percent ? value.substring(0, value.length() - 1) : value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("\"" + value + "\" is not a share; write 5% or 0.05");
      }
      share = percent ? share / HUNDRED : share;
      if (!(share >= 0 && share <= 1)) {
        throw new TypeConversionException(
            "\"" + value + "\" is not a share; use 0% to 100%, or 0 to 1");
      }
      return share;
    }
  }
}
