package org.sparring.jobs.proof;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.fleet.Work;
import org.sparring.jobs.proof.Death.Point;

/** The program of a child process: one run on a fleet that may kill it. */
final class Doomed {
  private static final int SHARD = 2;

  private Doomed() {}

  /** Arguments: folder of the data, folder of the workspace, run, more settings. */
  public static void main(String[] arguments) {
    World world = new World(Path.of(arguments[0]), Path.of(arguments[1]));
    List<String> more = List.of(arguments).subList(3, arguments.length);
    world.train(World.settings(arguments[2]).set(more), new Mortal());
  }

  /**
   * Runs this program as a process of its own.
   *
   * @param death what it dies of, as {@code name=value} of a system property, or empty
   * @return its exit code
   */
  static int run(World world, String death, Path log, String... run) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    if (!death.isEmpty()) {
      command.add("-D" + death);
    }
    command.add(Doomed.class.getName());
    command.addAll(List.of(world.data().toString(), world.folder().toString()));
    command.addAll(List.of(run));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new AssertionError("still at work: " + Files.readString(log));
      }
      if (death.isEmpty() && process.exitValue() != 0) {
        throw new AssertionError(Files.readString(log));
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
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
