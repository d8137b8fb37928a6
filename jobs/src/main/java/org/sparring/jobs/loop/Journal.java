package org.sparring.jobs.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.LostRaceException;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.ShardResults;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;

/**
 * The committed stages of one run, in order: each manifest names the digest of the one before it.
 *
 * <p>A stage that has a manifest is never repeated: its result is read back from it.
 */
public final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESULT = "result";

  private final Workspace workspace;
  private final String run;
  private final String settings;
  private final Map<String, String> notes;
  private final Map<StageId, Manifest> known = new HashMap<>();
  private String parent = "";

  /**
   * @param settings hash of the effective settings; a run goes on only under the same
   */
  public Journal(Workspace workspace, String run, String settings) {
    this(workspace, run, settings, Map.of());
  }

  /**
   * @param notes facts that every manifest of the run carries
   */
  public Journal(Workspace workspace, String run, String settings, Map<String, String> notes) {
    this.notes = Map.copyOf(notes);
    this.workspace = workspace;
    this.run = run;
    this.settings = settings;
    for (Manifest each : workspace.manifests(run)) {
      known.put(each.id(), each);
    }
  }

  /** The result of a stage: read back where it was committed, else computed and committed. */
  public <T> T once(
      int round,
      String stage,
      Class<T> type,
      Supplier<T> work,
      Function<T, List<FileEntry>> files) {
    StageId id = new StageId(run, round, stage);
    Manifest done = known.get(id);
    if (done != null) {
      check(done);
      parent = done.digest();
      return decode(done, type);
    }
    T result = worked(id, work);
    Manifest manifest = new Manifest(id, parent, settings, files.apply(result), noted(result));
    workspace.commit(manifest);
    new ShardResults(workspace, id, settings).forget();
    parent = manifest.digest();
    return result;
  }

  /** Work of a stage whose shards are not repeated where an earlier driver's did end. */
  <I extends Serializable, O extends Serializable> Work<I, O> remembered(
      int round, String stage, Class<O> type, Work<I, O> work) {
    StageId id = new StageId(run, round, stage);
    return new Remembered<>(work, type, new ShardResults(workspace, id, settings));
  }

  /** Whether a stage was committed before this journal was opened. */
  boolean found(int round, String stage) {
    return known.containsKey(new StageId(run, round, stage));
  }

  /**
   * Work that fails because another driver has moved on is a lost race, not a bug. What a user has
   * to mend is done again as a whole.
   */
  private <T> T worked(StageId id, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      RuntimeException met = LostRaceException.explain(e, workspace, id);
      if (met == e && e instanceof UserException) {
        new ShardResults(workspace, id, settings).forget();
      }
      throw met;
    }
  }

  /** The result of a committed stage of any run. */
  public static <T> Optional<T> result(
      Workspace workspace, String run, int round, String stage, Class<T> type) {
    return workspace.manifest(new StageId(run, round, stage)).map(each -> decode(each, type));
  }

  private void check(Manifest done) {
    if (!done.settings().equals(settings)) {
      throw UserException.settings(
          ("run `%s` of %s was started with other settings (%s, now %s): go on with the settings"
                  + " that it has, or give this one another name with --set run=NAME")
              .formatted(run, workspace.root(), shorten(done.settings()), shorten(settings)));
    }
    if (!done.parent().equals(parent)) {
      throw new IllegalStateException(
          "the manifest of %s follows %s, not %s: two drivers have written run `%s`"
              .formatted(done.id(), shorten(done.parent()), shorten(parent), run));
    }
  }

  private static String shorten(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }

  private Map<String, String> noted(Object result) {
    Map<String, String> noted = new HashMap<>(notes);
    noted.put(RESULT, encode(result));
    return noted;
  }

  static String encode(Object result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the result of a stage as JSON", e);
    }
  }

  static <T> T decode(String result, Class<T> type) {
    try {
      return JSON.readValue(result, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read the result of a stage: " + result, e);
    }
  }

  static <T> T decode(Manifest manifest, Class<T> type) {
    return decode(manifest.notes().get(RESULT), type);
  }
}
