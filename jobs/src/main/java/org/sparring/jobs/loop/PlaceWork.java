package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sparring.common.data.Progress;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.recipe.Stream;

/**
 * Places the examples of one file in a pass over the data.
 *
 * @param workspace where the file is
 * @param stream the stream that reads it
 * @param progress how far the run is
 * @param draw keyed by seed, stream and pass
 */
record PlaceWork(Workspace workspace, Stream stream, Progress progress, Draw draw)
    implements Work<FileEntry, ArrayList<PlaceWork.Placed>> {

  /** An example's key and place, and where it is. */
  record Placed(String key, double place, int row) implements Serializable {}

  @Override
  public ArrayList<Placed> apply(FileEntry file, Site site) {
    ArrayList<Placed> placed = new ArrayList<>();
    List<ExampleFiles.Prepared> rows =
        new ExampleFiles(workspace, stream.examples().table()).read(file);
    for (int i = 0; i < rows.size(); i++) {
      ExampleFiles.Prepared row = rows.get(i);
      if (row.split().equals(stream.examples().split())) {
        String key = row.example().start().key();
        double uniform = draw.with(key).uniform(0);
        OptionalDouble place =
            stream.start().place(row.example().start().facts(), progress, uniform);
        if (place.isPresent()) {
          placed.add(new Placed(key, place.getAsDouble(), i));
        }
      }
    }
    return placed;
  }
}
