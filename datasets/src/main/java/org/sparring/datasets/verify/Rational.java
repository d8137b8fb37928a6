package org.sparring.datasets.verify;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact number in lowest terms, its denominator positive. */
record Rational(BigInteger numerator, BigInteger denominator) {
  Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("denominator is 0");
    }
    BigInteger common = numerator.gcd(denominator);
    BigInteger unit = denominator.signum() < 0 ? common.negate() : common;
    numerator = numerator.divide(unit);
    denominator = denominator.divide(unit);
  }

  static Rational of(BigDecimal decimal) {
    BigInteger unscaled = decimal.unscaledValue();
    return decimal.scale() >= 0
        ? new Rational(unscaled, BigInteger.TEN.pow(decimal.scale()))
        : new Rational(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE);
  }

  Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /** The quotient; an error where the other is 0. */
  Rational over(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }
}
