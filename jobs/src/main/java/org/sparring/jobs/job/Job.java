package org.sparring.jobs.job;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;

/** A command of the suite. */
public interface Job {
  /** Its name on the command line, in lower case. */
  String name();

  /** One sentence for help. */
  String summary();

  /** The record that its settings must bind to. */
  Class<? extends Record> settings();

  /** Binds the settings; a job with parts says which. */
  default Binder binder() {
    return Binder.plain();
  }

  /** Layers below what the user gave, for example the recipe that the user named. */
  default Settings base(Settings given) {
    return Settings.empty();
  }

  /** The keys that arguments without a name set, in their order. */
  default List<String> arguments() {
    return List.of();
  }

  /** Whether it needs a session; without one it is given null. */
  default boolean usesSpark() {
    return true;
  }

  /**
   * Looks whether settings that bind also fit together, before a session is paid for.
   *
   * @param settings as {@link #run} gets them
   * @throws org.sparring.common.config.UserException for what the user must mend
   */
  default void check(Settings settings) {}

  /** What it would do, where that can be told without doing it; for people. */
  default String preview(Settings settings) {
    return "";
  }

  /**
   * Does the work.
   *
   * @param spark the session, or null where {@link #usesSpark} is false
   * @param settings every key of {@link #settings}, defaults filled in
   * @throws org.sparring.common.config.UserException for what the user must mend
   */
  Result run(SparkSession spark, Settings settings) throws Exception;
}
