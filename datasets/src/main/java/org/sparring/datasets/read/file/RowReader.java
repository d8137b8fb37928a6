package org.sparring.datasets.read.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;

/**
 * The rows of a split. A stream that breaks ends with a {@link Piece.Broken} instead of an
 * exception, so that no setting of Spark that ignores corrupt files can hide it.
 */
final class RowReader extends RecordReader<Void, Piece> {
  private final Framing framing;
  private Configuration configuration;
  private FileSplit split;
  private Streams.Counted stream;
  private Framer framer;
  private Piece piece;
  private long last = -1;
  private boolean ended;

  RowReader(Framing framing) {
    this.framing = framing;
  }

  @Override
  public void initialize(InputSplit assigned, TaskAttemptContext context) {
    split = (FileSplit) assigned;
    configuration = context.getConfiguration();
    ended = split.getLength() == 0;
  }

  @Override
  public boolean nextKeyValue() throws IOException {
    if (ended) {
      return false;
    }
    try {
      open();
      piece = framer.next();
      ended = piece == null;
      last = piece instanceof Piece.Row row ? row.offset() : last;
    } catch (InterruptedIOException | ClosedByInterruptException stopped) {
      throw stopped;
    } catch (IOException broken) {
      ended = true;
      String why = Objects.requireNonNullElse(broken.getMessage(), broken.toString());
      piece = new Piece.Broken(stream == null ? 0 : stream.count(), last, why);
    }
    return piece != null;
  }

  private void open() throws IOException {
    if (framer == null) {
      Path path = split.getPath();
      long end =
          Streams.compressed(path, configuration)
              ? Long.MAX_VALUE
              : split.getStart() + split.getLength();
      stream = Streams.open(path, split.getStart(), configuration);
      framer = framing.frame(stream, split.getStart(), end);
    }
  }

  @Override
  public Void getCurrentKey() {
    return null;
  }

  @Override
  public Piece getCurrentValue() {
    return piece;
  }

  @Override
  public float getProgress() {
    return ended ? 1 : 0;
  }

  @Override
  public void close() throws IOException {
    if (framer != null) {
      framer.close();
    } else if (stream != null) {
      stream.close();
    }
  }
}
