package dev.keysend.mock.cli;

import dev.keysend.mock.endpoint.Delay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of flags that are more than a number or a text. */
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

  /** A share in percent, or a number from 0 to 1. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      boolean percent = value.endsWith("%");
      double share;
      try {
        share = Double.parseDouble(percent ? value.substring(0, value.length() - 1) : value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("\"" + value + "\" is no share; write 5% or 0.05");
      }
      share = percent ? share / HUNDRED : share;
      if (!(share >= 0 && share <= 1)) {
        throw new TypeConversionException(
            "\"" + value + "\" is no share; give 0% to 100%, or 0 to 1");
      }
      return share;
    }
  }
}
