package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

/**
 * What stages get from outside, at the driver. It is not serializable: a stage takes out what its
 * tasks need.
 */
public final class Context implements AutoCloseable {
  private final SparkSession spark;
  private final PrepareSettings settings;
  private final Tokenizer tokenizer;
  private final List<JavaRDD<?>> held = new ArrayList<>();

  /**
   * What the stages of one run get.
   *
   * @param tokenizer null where there is none
   */
  public Context(SparkSession spark, PrepareSettings settings, Tokenizer tokenizer) {
    this.spark = spark;
    this.settings = settings;
    this.tokenizer = tokenizer;
  }

  public SparkSession spark() {
    return spark;
  }

  /** How to reach files: any file system that Hadoop knows. */
  public Configuration configuration() {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** All settings of the job. */
  public PrepareSettings settings() {
    return settings;
  }

  /** Salt of every draw. */
  public long seed() {
    return settings.seed();
  }

  /**
   * The tokenizer.
   *
   * @throws UserException with the code for settings where there is none
   */
  public Tokenizer tokenizer() {
    if (tokenizer == null) {
      throw UserException.settings("tokenizer: a stage needs one; name its file or folder.");
    }
    return tokenizer;
  }

  /** Keeps what was computed until the tables are written; what does not fit goes to disk. */
  public <T> JavaRDD<T> held(JavaRDD<T> rows) {
    held.add(rows);
    return rows.persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  @Override
  public void close() {
    held.forEach(each -> each.unpersist(false));
  }
}
