package org.sparring.common.model.torch;

import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Times matrix products alone: the ceiling of everything else that the engine does. */
public final class Gemm {
  private static final int TRIES = 5;

  private Gemm() {}

  /**
   * The best rate of (rows x inner) by (inner x columns) products of floats.
   *
   * @param threads threads of one product
   * @return billions of floating-point operations in a second
   */
  public static double gigaflops(int rows, int inner, int columns, int threads) {
    TorchProcess.use(threads);
    double best = 0;
    try (PointerScope scope = new PointerScope()) {
      Tensor left = torch.ones(rows, inner);
      Tensor right = torch.ones(inner, columns);
      Tensor out = torch.empty(rows, columns);
      for (int i = 0; i < TRIES; i++) {
        long start = nanoseconds(threads);
        torch.mm_out(out, left, right);
        double nanoseconds = nanoseconds(threads) - start;
        best = Math.max(best, 2.0 * rows * inner * columns / nanoseconds);
      }
    }
    return best;
  }

  /** Of one thread its CPU time, which does not count what others use of the machine. */
  private static long nanoseconds(int threads) {
    return threads == 1
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
