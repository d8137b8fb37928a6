package org.sparring.jobs.loop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.part.Credit;
import org.sparring.common.part.Generator;
import org.sparring.common.part.Term;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.adjust.Normalising;
import org.sparring.jobs.adjust.Shaping;
import org.sparring.jobs.credit.None;
import org.sparring.jobs.generate.Given;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.FreshModel;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.start.Fresh;

/** A small workspace with prepared prompts, and runs over it with a tiny model. */
final class LoopFixture {
  static final String MAIN = "main";

  private LoopFixture() {}

  /** A workspace whose run {@code prepare} has this many prompts in two files. */
  static Workspace prompts(Path folder, int count) {
    Workspace workspace = Workspace.create(folder.toString(), new Configuration());
    List<FileEntry> files = new ArrayList<>();
    StageId stage = new StageId("prepare", 0, "prepare");
    for (int half = 0; half < 2; half++) {
      List<PromptRow> rows = new ArrayList<>();
      for (int i = half; i < count; i += 2) {
        String key = String.format(Locale.ROOT, "k%02d", i);
        rows.add(
            new PromptRow(
                key,
                "train",
                key,
                new int[] {1, 4},
                Map.of(),
                new Source("prompts.jsonl", i),
                List.of()));
      }
      files.add(workspace.write(Tables.PROMPTS, stage, new DriverSite(), rows));
    }
    workspace.commit(new Manifest(stage, "", "", files, Map.of()));
    return workspace;
  }

  /** Two workers, two local steps, seed and workspace as given. */
  static Run run(Workspace workspace, long seed, Stream stream) {
    FreshModel shape = new FreshModel(Family.GPT2, 8, 1, 2, 0, 0, 32, true);
    ModelSpec policy =
        new ModelSpec(
            "",
            "",
            Optional.of(shape),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            0,
            3,
            List.of("*"));
    Recipe recipe =
        new Recipe(
            "test",
            "",
            Map.of("policy", policy),
            Map.of(MAIN, stream),
            List.of(),
            new Batching(1, 1),
            Averaging.mean(2, 2),
            List.of());
    Numerics numerics = new Numerics(1, 8, 4096);
    WordTokenizer words = WordTokenizer.ofWords(List.of("a", "b", "c", "d"));
    return new Run("run", seed, 4, "settings", recipe, numerics, words, workspace);
  }

  static Stream stream(
      List<Shaping> adjust, Credit credit, List<Normalising> normalise, List<Term> objective) {
    Examples examples = new Examples("prepare", Examples.Kind.PROMPTS, "train", 0);
    return new Stream(
        1,
        "policy",
        examples,
        new Fresh(),
        new Given(),
        List.of(),
        adjust,
        credit,
        normalise,
        objective);
  }

  /** A stream that samples, and does nothing with the samples. */
  static Stream stream(Generator generate) {
    Stream given = stream();
    return new Stream(
        1,
        "policy",
        given.examples(),
        given.start(),
        generate,
        List.of(),
        List.of(),
        new None(),
        List.of(),
        List.of());
  }

  static Stream stream(Term... objective) {
    return stream(List.of(), new None(), List.of(), List.of(objective));
  }

  static State state(int round, Map<String, double[]> numbers) {
    SortedMap<String, double[]> sorted = new TreeMap<>(numbers);
    return new State(round, round, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), sorted);
  }

  /** A group with members of these lengths; ids run through the words. */
  static Group<Scored> scored(String key, int... lengths) {
    List<Scored> members = new ArrayList<>();
    for (int length : lengths) {
      int[] ids = new int[length];
      double[] reward = new double[length];
      for (int t = 0; t < length; t++) {
        ids[t] = 4 + (key.hashCode() + length + t) % 4;
        reward[t] = t * length - members.size();
      }
      Author[] author = new Author[length];
      Arrays.fill(author, Author.POLICY);
      Rollout rollout =
          new Rollout(
              Role.SAMPLE,
              -1,
              new Tokens(new int[] {1, 4}, ids),
              "",
              author,
              new int[] {length - 1},
              Finish.EOS,
              Map.of());
      members.add(new Scored(rollout, reward, Map.of(), 1));
    }
    return new Group<>(key, Map.of(), Preference.NONE, members);
  }

  static Group<Credited> credited(String key, int... lengths) {
    return scored(key, lengths).map(each -> new Credited(each, each.reward(), new double[0]));
  }
}
