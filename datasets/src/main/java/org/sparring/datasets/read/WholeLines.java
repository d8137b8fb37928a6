package org.sparring.datasets.read;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;

/**
 * Lines with their byte offsets in the decompressed stream: a compressed file is never split, since
 * the offsets of its later splits would be those of the compressed stream.
 */
public class WholeLines extends TextInputFormat {
  @Override
  protected boolean isSplitable(JobContext context, Path file) {
    Configuration configuration = context.getConfiguration();
    return new CompressionCodecFactory(configuration).getCodec(file) == null;
  }
}
