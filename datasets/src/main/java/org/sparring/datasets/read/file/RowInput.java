package org.sparring.datasets.read.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;

/**
 * Rows of text files with their byte offsets in the decompressed stream. A compressed file is never
 * split, since the offsets of its later parts would be those of the compressed stream. Paths are
 * taken as they are: neither as globs, nor left out where they begin with a dot.
 */
public class RowInput extends FileInputFormat<Void, Piece> {
  private static final String FRAMING = "sparring.read.framing";

  static void frame(Configuration configuration, Framing framing) {
    configuration.setEnum(FRAMING, framing);
  }

  private static Framing framing(JobContext context) {
    return context.getConfiguration().getEnum(FRAMING, Framing.JSON_LINES);
  }

  @Override
  protected boolean isSplitable(JobContext context, Path file) {
    return framing(context).splits() && !Streams.compressed(file, context.getConfiguration());
  }

  @Override
  protected List<FileStatus> listStatus(JobContext context) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (Path path : getInputPaths(context)) {
      files.add(path.getFileSystem(context.getConfiguration()).getFileStatus(path));
    }
    return files;
  }

  @Override
  public RecordReader<Void, Piece> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new RowReader(framing(context));
  }
}
