package org.sparring.common.config;

import java.util.Locale;

/** How Java names are written in settings: snake case, lower case. */
final class Spelling {
  private Spelling() {}

  /** The key of a record component: {@code maxNew} is {@code max_new}. */
  static String key(String component) {
    return component
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** The value of an enum constant: {@code EMA_MEAN} is {@code ema_mean}. */
  static String value(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
