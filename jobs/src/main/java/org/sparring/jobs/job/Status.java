package org.sparring.jobs.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;

/**
 * The file {@code _status/<run>/<job>.json} of a workspace, which tells how a job ended where its
 * exit code gets lost. It says {@code running} from the start, so it is never of an earlier try.
 */
public final class Status {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration hadoop;
  private final Path file;
  private final String run;
  private final String job;

  private Status(Configuration hadoop, Path file, String run, String job) {
    this.hadoop = hadoop;
    this.file = file;
    this.run = run;
    this.job = job;
  }

  /** The status of a job; empty where the settings name no workspace and run. */
  public static Optional<Status> of(Configuration hadoop, Settings settings, String job) {
    Optional<String> workspace = settings.text("workspace");
    Optional<String> run = settings.text("run");
    if (workspace.isEmpty() || run.filter(name -> !name.isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = new Path(workspace.get(), "_status/" + run.get() + "/" + job + ".json");
      return Optional.of(new Status(hadoop, file, run.get(), job));
    } catch (IllegalArgumentException e) {
      throw new UserException(ExitCode.USAGE, "workspace: " + e.getMessage(), e);
    }
  }

  /** Hadoop's configuration where no session runs: what spark-submit was given counts too. */
  public static Configuration hadoop() {
    Configuration configuration = new Configuration();
    String prefix = "spark.hadoop.";
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(
            name -> configuration.set(name.substring(prefix.length()), System.getProperty(name)));
    return configuration;
  }

  public Path file() {
    return file;
  }

  /** Says that the job runs. */
  public void running() throws IOException {
    write(Map.of("state", "running"));
  }

  /** Says how the job ended. */
  public void ended(Result result, boolean retryable) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("state", "ended");
    content.put("code", result.code().number());
    content.put("reason", result.reason());
    content.put("retryable", retryable);
    content.put("facts", result.facts());
    write(content);
  }

  /** What the file says: the job's result, or a failure where it did not end or never began. */
  public Result read() throws IOException {
    JsonNode content;
    try (InputStream in = files().open(file)) {
      content = JSON.readTree(in);
    } catch (FileNotFoundException e) {
      return Result.failed(ExitCode.BUG, "there is no " + file + ": the job did not begin");
    } catch (JsonProcessingException e) {
      return Result.failed(ExitCode.BUG, file + " is cut short: the job was killed");
    }
    if (!content.has("code")) {
      return Result.failed(ExitCode.BUG, "the job runs, or was killed without a word");
    }
    int number = content.get("code").asInt();
    ExitCode code =
        Arrays.stream(ExitCode.values())
            .filter(c -> c.number() == number)
            .findFirst()
            .orElse(ExitCode.BUG);
    return Result.failed(code, content.path("reason").asText());
  }

  private void write(Map<String, Object> content) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("job", job);
    all.put("run", run);
    all.putAll(content);
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    try (OutputStream out = files().create(file, true)) {
      out.write(bytes);
    }
  }

  /** Without the checksum files that Hadoop keeps beside local ones. */
  private FileSystem files() throws IOException {
    FileSystem files = file.getFileSystem(hadoop);
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }
}
