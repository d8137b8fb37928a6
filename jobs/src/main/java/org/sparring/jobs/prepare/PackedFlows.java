package org.sparring.jobs.prepare;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;

/**
 * Flows held as a few large arrays of bytes: Spark need not measure them object by object, and what
 * leaves memory for the disk does so as it is.
 */
final class PackedFlows {
  private static final int FULL = 1 << 17;

  private PackedFlows() {}

  /** The same flows, computed once however often they are read. */
  static JavaRDD<Flow> held(JavaRDD<Flow> flows, Context context) {
    JavaRDD<byte[]> packed = context.held(flows.mapPartitions(Pack::new, true));
    return packed.mapPartitions(Unpack::new, true);
  }

  private static final class Pack implements Iterator<byte[]> {
    private final Iterator<Flow> flows;

    Pack(Iterator<Flow> flows) {
      this.flows = flows;
    }

    @Override
    public boolean hasNext() {
      return flows.hasNext();
    }

    @Override
    public byte[] next() {
      if (!flows.hasNext()) {
        throw new NoSuchElementException();
      }
      Packing out = new Packing(FULL);
      while (out.size() < FULL && flows.hasNext()) {
        PackedFlow.put(out, flows.next());
      }
      return out.bytes();
    }
  }

  private static final class Unpack implements Iterator<Flow> {
    private final Iterator<byte[]> packed;
    private Unpacking in = new Unpacking(new byte[0]);

    Unpack(Iterator<byte[]> packed) {
      this.packed = packed;
    }

    @Override
    public boolean hasNext() {
      while (!in.more() && packed.hasNext()) {
        in = new Unpacking(packed.next());
      }
      return in.more();
    }

    @Override
    public Flow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return PackedFlow.from(in);
    }
  }
}
