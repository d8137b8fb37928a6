package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.random.Draw;

class ParametersTest {
  private static final Logger LOG = LoggerFactory.getLogger(ParametersTest.class);
  private static final int SLICES = 64;
  private static final StageId ID = new StageId("a", 1, "steps");

  @TempDir Path folder;

  private static ParameterRow slice(int i) {
    float[] values = new float[ParameterRow.SLICE];
    Draw draw = Draw.seed(i);
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) (0.02 * draw.uniform(n) - 0.01);
    }
    long offset = (long) i * ParameterRow.SLICE;
    return new ParameterRow("a", 1, "policy", "worker-0", "value", "layers", offset, values);
  }

  @Test
  void aSpanReadsItsSlicesAndLittleElse() {
    Workspace workspace = Workspace.create(folder.toString(), new Configuration());
    List<ParameterRow> slices = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      slices.add(slice(i));
    }
    long start = System.nanoTime();
    FileEntry file = workspace.write(Tables.PARAMETERS, ID, Samples.site(0, "x"), slices);
    LOG.info(
        "wrote {} floats/s",
        SLICES * (long) ParameterRow.SLICE * 1e9 / (System.nanoTime() - start));

    Span span = new Span("offset", 20L * ParameterRow.SLICE, 28L * ParameterRow.SLICE);
    long before = bytesRead();
    List<ParameterRow> read = new ArrayList<>();
    workspace.rows(Tables.PARAMETERS, List.of(file), span).forEachRemaining(read::add);
    assertThat(bytesRead() - before).isLessThan(file.bytes() / 4);
    assertThat(read.stream().map(Shown::of))
        .containsExactlyElementsOf(slices.subList(20, 28).stream().map(Shown::of).toList());

    start = System.nanoTime();
    assertThat(workspace.list(Tables.PARAMETERS, List.of(file))).hasSize(SLICES);
    LOG.info(
        "read {} floats/s", SLICES * (long) ParameterRow.SLICE * 1e9 / (System.nanoTime() - start));
  }

  private static long bytesRead() {
    return FileSystem.getGlobalStorageStatistics().get("file").getLong("bytesRead");
  }
}
