package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Start;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.TableWriter;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Place;
import org.sparring.jobs.recipe.Stream;

/**
 * ROLL-OUT and REWARD of one shard: opens its groups, samples or takes what is given, stores the
 * rows that parts read, scores, and writes {@code rollouts}, {@code scores} and {@code rejects}.
 *
 * @param run the run
 * @param round the round
 * @param models the models' current vectors
 */
public record RolloutWork(Run run, int round, SortedMap<String, Snapshot> models)
    implements Work<RolloutWork.Shard, RolloutWork.Done> {
  public static final String STAGE = "rollout";

  /**
   * The examples of one shard of a stream.
   *
   * @param wanted number of groups; further examples wait for those that filters leave nothing of
   * @param annotations files that hold what is known of some of them
   * @param before the worker's roll-outs of the last round, where it goes on with open responses
   */
  public record Shard(
      String stream,
      ArrayList<Pick> picks,
      int wanted,
      ArrayList<FileEntry> annotations,
      ArrayList<FileEntry> before)
      implements Serializable {
    /** Examples of which nothing is known yet, all of them wanted. */
    Shard(String stream, ArrayList<Pick> picks) {
      this(stream, picks, picks.size(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * What a shard leaves behind.
   *
   * @param stream its stream
   * @param files files that it wrote
   * @param drawn number of groups that it sampled
   * @param open keys of groups that the next round goes on with
   * @param usable how much of it can be learned from
   * @param progress where the credit pipeline stopped
   * @param footprint where and how long it ran
   */
  public record Done(
      String stream,
      List<FileEntry> files,
      int drawn,
      List<String> open,
      Usable usable,
      CreditPipeline.Progress progress,
      Footprint footprint)
      implements Serializable {}

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    Stream stream = run.recipe().streams().get(shard.stream());
    Scoring scoring = new Scoring(stream.reward());
    List<Map<String, List<Score>>> scores;
    var pipeline = new CreditPipeline(stream, Map.of(), CreditDraw.of(run, shard.stream(), round));
    List<Answered<Rollout>> groups;
    Waves.Filled filled;
    try (Team team = new Team(run, models)) {
      filled = fill(shard, pipeline, team, site);
      List<Map<String, List<Score>>> drawn =
          filled.groups().stream().map(Waves.Drawn::scores).toList();
      List<Group<Rollout>> opened = filled.groups().stream().map(Waves.Drawn::group).toList();
      List<Group<Scored>> own = scoring.combine(opened, drawn);
      groups = new Asking(run, shard.stream(), round).serve(opened, own, team, site);
      scores = scorer(stream, team).score(drawn, groups);
    }
    List<Answered<Scored>> scored = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      Answered<Rollout> group = groups.get(g);
      scored.add(Answered.of(scoring.combine(group.whole(), scores.get(g)), group.asked()));
    }
    List<FileEntry> files = write(shard.stream(), groups, scores, site);
    var progress = pipeline.tally(scored);
    Usable usable = Usable.of(scored.stream().map(Answered::own).toList(), scores);
    Footprint footprint = Footprint.of(site, start, files);
    List<String> open = OpenGroups.keys(groups.stream().map(Answered::own).toList());
    return new Done(shard.stream(), files, filled.drawn(), open, usable, progress, footprint);
  }

  private Waves.Filled fill(Shard shard, CreditPipeline pipeline, Team team, Site site) {
    Scoring scoring = new Scoring(run.recipe().streams().get(shard.stream()).reward());
    List<Beginning> beginnings = new ArrayList<>();
    OpenGroups.starts(run.workspace(), shard.before())
        .forEach(each -> beginnings.add(new Beginning.Open(each)));
    shard.picks().forEach(each -> beginnings.add(new Beginning.Fresh(each)));
    return new Waves(
            shard.wanted(),
            each -> draw(shard, each, team, site),
            each -> pipeline.leaves(scoring.combine(each.group(), each.scores())))
        .fill(beginnings);
  }

  /** Samples or takes what is given, stores what parts read, and scores. */
  private List<Waves.Drawn> draw(Shard shard, List<Beginning> beginnings, Team team, Site site) {
    Stream stream = run.recipe().streams().get(shard.stream());
    List<Group<Rollout>> opened = open(shard, beginnings, team, site);
    opened.sort(Comparator.comparing(Group::key));
    opened.forEach(each -> requireMember(shard.stream(), each));
    List<Group<Rollout>> groups = annotated(shard, stream, opened, team);
    List<Map<String, List<Score>>> scores = scorer(stream, team).score(groups);
    List<Waves.Drawn> drawn = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      drawn.add(new Waves.Drawn(groups.get(g), scores.get(g)));
    }
    return drawn;
  }

  private Scorer scorer(Stream stream, Team team) {
    return new Scorer(
        stream.reward(),
        new Annotation(team::model, run.numerics().batchTokens()),
        Derived.encoding(run.tokenizer()));
  }

  private List<Group<Rollout>> open(Shard shard, List<Beginning> beginnings, Team team, Site site) {
    Stream stream = run.recipe().streams().get(shard.stream());
    List<Example> examples =
        new ExampleFiles(run.workspace(), stream.examples().table())
            .examples(Beginning.picks(beginnings));
    if (stream.generate().given()) {
      Given given = new Given(run.tokenizer().eos());
      Set<String> facts = stream.generate().facts();
      return new ArrayList<>(examples.stream().map(each -> given.open(each, facts)).toList());
    }
    long key = run.draw("open").with(shard.stream()).with(round).key();
    List<Start> starts = new ArrayList<>(Beginning.open(beginnings));
    List<List<Rollout>> members = new ArrayList<>();
    starts.forEach(each -> members.add(new ArrayList<>()));
    for (Example each : examples) {
      starts.add(stream.start().open(each.start(), each.given(), key));
      members.add(stream.generate().anchored() ? anchor(each) : new ArrayList<>());
    }
    return new Sampling(run, shard.stream(), round, stream.generate())
        .complete(starts, members, new Samplers(stream.policy(), team::language), site);
  }

  private List<Rollout> anchor(Example example) {
    Optional<Rollout> anchor = new Given(run.tokenizer().eos()).anchor(example);
    return new ArrayList<>(anchor.stream().toList());
  }

  private List<Group<Rollout>> annotated(
      Shard shard, Stream stream, List<Group<Rollout>> opened, Team team) {
    Annotation annotation = new Annotation(team::model, run.numerics().batchTokens());
    List<Group<Rollout>> known =
        new KnownRows(run.workspace(), shard.annotations())
            .complete(opened, annotation, stream.reads(), run.recipe().lasting(stream));
    Draw draw = run.draw("derive").with(shard.stream()).with(round);
    return stream.generate().roles().isEmpty()
        ? known
        : new Derived(stream, run.tokenizer(), annotation, draw).added(known);
  }

  /** A group of nobody has nothing to learn from, and no rows that could tell of it. */
  private void requireMember(String name, Group<Rollout> group) {
    if (group.size() > 0) {
      return;
    }
    Stream stream = run.recipe().streams().get(name);
    String where =
        "stream `%s`, prompt %s, round %d of run `%s`"
            .formatted(name, group.key(), round, run.name());
    if (stream.generate().given()) {
      throw UserException.input(
          ("%s: the data give no response, and the generator `%s` makes none; let"
                  + " streams.%s.examples name preferences, or sample")
              .formatted(where, Place.written(stream.generate()), name));
    }
    throw new UserException(
        ExitCode.GATE,
        ("%s: the generator `%s` asked for no sample, so that the group is empty; the run stops,"
                + " and the last committed round stands")
            .formatted(where, Place.written(stream.generate())));
  }

  private List<FileEntry> write(
      String stream,
      List<Answered<Rollout>> groups,
      List<Map<String, List<Score>>> scores,
      Site site) {
    StageId stage = run.stage(round, STAGE + "." + stream);
    var label = new RolloutCodec.Label(run.name(), stream, round);
    List<FileEntry> files = new ArrayList<>();
    try (TableWriter<RolloutRow> rollouts = run.workspace().writer(Tables.ROLLOUTS, stage, site)) {
      groups.forEach(each -> RolloutCodec.rows(label, each).forEach(rollouts::write));
      files.add(rollouts.finish());
    }
    files.addAll(
        new ScoreTables(run.workspace(), stage, site)
            .write(
                label,
                run.recipe().streams().get(stream),
                groups.stream().map(Answered::whole).toList(),
                scores));
    return files;
  }
}
