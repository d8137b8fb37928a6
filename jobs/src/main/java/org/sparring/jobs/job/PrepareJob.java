package org.sparring.jobs.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplates;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.file.InputFile;
import org.sparring.jobs.prepare.Preparation;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stages;
import org.sparring.jobs.prepare.card.DataCard;

/**
 * Prepares preference data: reads, cleans, splits and tokenises it into {@code preferences}, {@code
 * prompts} and {@code rejects}.
 *
 * <p>A run that is committed already with the same settings and inputs is only reported.
 */
public final class PrepareJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareJob.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STAGE = "prepare";
  private static final String REPORT = "report";

  @Override
  public String name() {
    return "prepare";
  }

  @Override
  public String summary() {
    return "Reads, cleans, splits and tokenises preference data; what is lost goes to rejects.";
  }

  @Override
  public Class<? extends Record> settings() {
    return PrepareSettings.class;
  }

  @Override
  public Binder binder() {
    return Stages.binder();
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    PrepareSettings bound = settings.bind(PrepareSettings.class, binder());
    Workspace workspace =
        Workspace.create(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    PrepareReport report =
        Lease.holding(workspace, bound.run(), () -> prepare(spark, bound, workspace));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", bound.run());
    facts.put("report", report);
    facts.put("card", card(bound.run(), report, workspace));
    return new Result(report.code(), report.verdict(), facts);
  }

  /** Writes the data card, from what is committed. */
  private static String card(String run, PrepareReport report, Workspace workspace) {
    try {
      return new DataCard(run, report).write(workspace).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the data card of " + run, e);
    }
  }

  /** The report of the run, after its tables are committed. */
  public static PrepareReport prepare(
      SparkSession spark, PrepareSettings settings, Workspace workspace) {
    Tokenizer tokenizer = Tokenizers.load(settings.tokenizer(), workspace.configuration());
    Preparation preparation = new Preparation(spark, settings, tokenizer);
    List<InputFile> inputs = preparation.inputs();
    String digest =
        Digests.text(
            settings.identity()
                + " "
                + tokenizer.digest()
                + " "
                + SourceReader.digests(spark, inputs)
                + preparation.consulted(workspace)
                + template(settings, workspace));
    StageId id = new StageId(settings.run(), 0, STAGE);
    Optional<Manifest> done = workspace.manifest(id);
    if (done.isPresent()) {
      return reported(done.get(), digest);
    }
    Preparation.Result result = preparation.write(workspace, id);
    preparation.refuseChanged(inputs);
    Map<String, String> notes =
        Map.of(
            REPORT,
            json(result.report()),
            TokenizerStore.NOTE,
            TokenizerStore.write(workspace, tokenizer));
    workspace.commit(new Manifest(id, "", digest, result.files(), notes));
    return result.report();
  }

  /** What a template's name does not say. */
  private static String template(PrepareSettings settings, Workspace workspace) {
    return ChatTemplates.inFile(settings.template())
        ? new ChatTemplates(settings.tokenizer(), workspace.configuration())
            .content(settings.template())
        : "";
  }

  private static PrepareReport reported(Manifest done, String digest) {
    if (!done.settings().equals(digest)) {
      throw UserException.settings(
          "run `%s` was prepared with other settings or from other files; give it another name"
              .formatted(done.id().run()));
    }
    LOG.info("{} is committed already", done.id());
    try {
      return JSON.readValue(done.notes().get(REPORT), PrepareReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of " + done.id() + " is broken", e);
    }
  }

  private static String json(PrepareReport report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the report of prepare", e);
    }
  }
}
