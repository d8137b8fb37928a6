package org.sparring.jobs.prepare;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.model.Tokenizer;
import org.sparring.datasets.read.SourceReader;

/** The first stages of a preparation without what follows, to measure them. */
public final class Prefix {
  private final SparkSession spark;
  private final PrepareSettings settings;
  private final Tokenizer tokenizer;

  public Prefix(SparkSession spark, PrepareSettings settings, Tokenizer tokenizer) {
    this.spark = spark;
    this.settings = settings;
    this.tokenizer = tokenizer;
  }

  /** Reading and every stage by name, in order. */
  public List<String> names() {
    try (Context context = new Context(spark, settings, tokenizer)) {
      return Preparation.names(Step.all(settings.stages(), context));
    }
  }

  /**
   * Leads the rows of the first source through some stages and forgets them.
   *
   * @param stages how many of them, reading not counted
   * @return rows and counts that came out
   */
  public long run(int stages) {
    try (Context context = new Context(spark, settings, tokenizer)) {
      JavaRDD<Flow> read = Flows.read(SourceReader.read(spark, settings.sources().get(0)), 0, "");
      Course course = new Course(read, context);
      Step.all(settings.stages().subList(0, stages), context).forEach(course::then);
      return course.flows().count();
    }
  }
}
