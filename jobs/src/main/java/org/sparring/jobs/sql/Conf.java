package org.sparring.jobs.sql;

import java.util.function.Supplier;
import org.apache.spark.sql.internal.SQLConf;

/** The SQL settings of rewards: the same whatever session runs, or none. */
final class Conf {
  private Conf() {}

  static <T> T within(Supplier<T> work) {
    SQLConf conf = new SQLConf();
    conf.setConfString("spark.sql.ansi.enabled", "true");
    conf.setConfString("spark.sql.caseSensitive", "true");
    conf.setConfString("spark.sql.session.timeZone", "UTC");
    return SQLConf.withExistingConf(conf, work::get);
  }
}
