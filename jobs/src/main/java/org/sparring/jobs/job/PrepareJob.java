package org.sparring.jobs.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.prepare.Preparation;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareSettings;

/** Prepares preference data: reads, cleans, splits and tokenises it into tables. */
public final class PrepareJob {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareJob.class);
  private static final String STAGE = "prepare";
  private static final String REPORT = "report";

  private PrepareJob() {}

  /**
   * Writes and commits {@code preferences}, {@code prompts} and {@code rejects} of a run. A run
   * that is already committed with the same settings and inputs is only reported.
   *
   * @return the report; {@link PrepareReport#code} is that of a gate where too much was dropped,
   *     which happens after everything was committed
   * @throws UserException where settings or input are wrong, or the run holds something else
   */
  public static PrepareReport run(
      SparkSession spark, PrepareSettings settings, Workspace workspace) {
    Tokenizer tokenizer = Tokenizers.load(settings.tokenizer(), workspace.configuration());
    Preparation preparation = new Preparation(spark, settings, tokenizer);
    String digest = Digests.text(settings + " " + tokenizer.digest() + " " + preparation.inputs());
    StageId id = new StageId(settings.run(), 0, STAGE);
    Optional<Manifest> done = workspace.manifest(id);
    if (done.isPresent()) {
      return reported(done.get(), digest);
    }
    Preparation.Result result = preparation.write(workspace, id);
    Map<String, String> notes = Map.of(REPORT, json(result.report()));
    workspace.commit(new Manifest(id, "", digest, result.files(), notes));
    LOG.info("{}", result.report().verdict());
    return result.report();
  }

  private static PrepareReport reported(Manifest done, String digest) {
    if (!done.settings().equals(digest)) {
      throw UserException.settings(
          "run: '"
              + done.id().run()
              + "' was prepared with other settings or from other files; give it another name");
    }
    LOG.info("{} is committed already", done.id());
    try {
      return new ObjectMapper().readValue(done.notes().get(REPORT), PrepareReport.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The report of " + done.id() + " is broken", broken);
    }
  }

  private static String json(PrepareReport report) {
    try {
      return new ObjectMapper().writeValueAsString(report);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
