package org.sparring.common.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.UserException;

/**
 * Runs each stage as one job of Spark with one task for each shard.
 *
 * <p>Each shard's input travels with its own task. The job is named after the stage; a group that
 * the caller set, as notebooks do for their cancel buttons, is kept.
 */
public final class SparkFleet implements Fleet {
  private static final Pattern TASK = Pattern.compile("Task (\\d+) in stage");

  private final JavaSparkContext spark;
  private final String name = UUID.randomUUID().toString().substring(0, 8);

  public SparkFleet(JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public <I extends Serializable, O extends Serializable> List<O> map(
      String stage, List<I> shards, Work<I, O> work) {
    if (shards.isEmpty()) {
      return List.of();
    }
    List<byte[]> inputs = shards.stream().map(Wire::pack).toList();
    String group = spark.getLocalProperty("spark.jobGroup.id");
    String description = spark.getLocalProperty("spark.job.description");
    String own = "sparring-" + name + "-" + stage;
    if (group == null) {
      spark.setJobGroup(own, stage);
    }
    spark.setJobDescription(stage);
    try {
      return results(
          spark
              .parallelize(inputs, inputs.size())
              .mapPartitionsWithIndex(new ShardTask<>(stage, name, work), true)
              .collect());
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        throw interrupted(stage, own);
      }
      throw explain(stage, shards, e);
    } finally {
      spark.setLocalProperty("spark.jobGroup.id", group);
      spark.setJobDescription(description);
    }
  }

  /** Spark goes on with a job whose caller was interrupted. */
  private CancellationException interrupted(String stage, String own) {
    spark.cancelJobGroup(own);
    Thread.currentThread().interrupt();
    return new CancellationException("stage '" + stage + "' was interrupted");
  }

  private static <O extends Serializable> List<O> results(List<byte[]> packed) {
    List<O> results = new ArrayList<>();
    for (byte[] bytes : packed) {
      ShardTask.Ending ending = (ShardTask.Ending) Wire.unpack(bytes);
      if (ending.mistake() != null) {
        throw ending.mistake();
      }
      @SuppressWarnings("unchecked") // the work's own result
      O value = (O) ending.value();
      results.add(value);
    }
    return Collections.unmodifiableList(results);
  }

  /** Spark buries the cause under its own exceptions. */
  private static <I> RuntimeException explain(String stage, List<I> shards, Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException || cause instanceof Failure) {
        return (RuntimeException) cause;
      }
    }
    Matcher task = TASK.matcher(String.valueOf(error.getMessage()));
    if (task.find()) {
      int shard = Integer.parseInt(task.group(1));
      return Failure.of(stage, shard, shards.get(shard), error);
    }
    return Failure.of(stage, error);
  }
}
