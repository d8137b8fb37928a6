package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Stream;

/** Runs the credit pipeline of one shard up to the next adjustment that needs its total. */
record TallyWork(Run run, int round, SortedMap<String, SortedMap<Integer, double[]>> settled)
    implements Work<TallyWork.Shard, TallyWork.Done> {

  /** A shard's stream and the files of its rollouts. */
  record Shard(String stream, List<FileEntry> files) implements Serializable {}

  /** Where the pipeline stopped. */
  record Done(String stream, CreditPipeline.Progress progress) implements Serializable {}

  @Override
  public Done apply(Shard shard, Site site) {
    Stream stream = run.recipe().streams().get(shard.stream());
    CreditPipeline pipeline =
        new CreditPipeline(
            stream, settled.get(shard.stream()), CreditDraw.of(run, shard.stream(), round));
    return new Done(
        shard.stream(), pipeline.tally(new ScoredFiles(run).read(stream, shard.files())));
  }
}
