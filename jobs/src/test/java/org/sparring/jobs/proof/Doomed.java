package org.sparring.jobs.proof;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.fleet.Work;
import org.sparring.jobs.proof.Death.Point;

/** The program of a child process: one run on a fleet that may kill it. */
final class Doomed {
  private static final int SHARD = 2;

  private Doomed() {}

  /** Arguments: folder of the data, folder of the workspace, run. */
  public static void main(String[] arguments) {
    World world = new World(Path.of(arguments[0]), Path.of(arguments[1]));
    world.train(arguments[2], new Mortal());
  }

  /** Counts rounds by the stages that it is given. */
  private static final class Mortal implements Fleet {
    private final Fleet fleet = new ThreadFleet();
    private final boolean resumed = System.getProperty(Death.PROPERTY) == null;
    private int rounds;

    @Override
    public <I extends Serializable, O extends Serializable> List<O> map(
        String stage, List<I> shards, Work<I, O> work) {
      if (resumed) {
        return fleet.map(stage, shards, work);
      }
      int round = stage.equals("rollout") ? rounds++ : rounds - 1;
      List<O> done =
          fleet.map(
              stage,
              shards,
              (shard, site) -> {
                if (site.shard() == SHARD && stage.equals("rollout")) {
                  Death.at(Point.IN_ROLLOUT, round);
                }
                if (site.shard() == SHARD && stage.equals("steps")) {
                  Death.at(Point.IN_STEPS, round);
                }
                return work.apply(shard, site);
              });
      if (stage.equals("steps")) {
        Death.at(Point.BEFORE_STEPS_MANIFEST, round);
      }
      return done;
    }
  }
}
