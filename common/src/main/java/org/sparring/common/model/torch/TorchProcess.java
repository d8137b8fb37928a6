package org.sparring.common.model.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** The one place for what libtorch and its BLAS keep per process: threads and capabilities. */
public final class TorchProcess {
  private static final int MKL = 1;
  private static final String GUARD = "org.bytedeco.javacpp.maxPhysicalBytes";

  static {
    // JavaCPP would read /proc at every tensor to enforce this limit: twice the cost of a small
    // one.
    if (System.getProperty(GUARD) == null) {
      System.setProperty(GUARD, "0");
    }
    torch.set_num_interop_threads(1);
  }

  private TorchProcess() {}

  /** Gives this many threads to the kernels that the calling thread runs. */
  static void use(int threads) {
    if (torch.get_num_threads() != threads) {
      torch.set_num_threads(threads);
    }
    if (openblas_nolapack.blas_get_num_threads() != threads) {
      openblas_nolapack.blas_set_num_threads(threads);
    }
  }

  /**
   * What the bits of a result depend on: engine and BLAS builds, the processor model that BLAS
   * picks its kernels by, ATen's capability and the threads, as one line.
   */
  public static String profile(int threads) {
    try (PointerScope scope = new PointerScope();
        BytePointer capability = torch.get_cpu_capability()) {
      return String.format(
          Locale.ROOT,
          "pytorch %s; %s; aten %s; threads %d",
          Loader.getVersion("org.bytedeco", "pytorch"),
          blas(),
          capability.getString(),
          threads);
    } catch (IOException e) {
      throw new UncheckedIOException("no version of the engine in its jar", e);
    }
  }

  private static String blas() {
    if (openblas_full.blas_get_vendor() == MKL) {
      return "mkl";
    }
    try (BytePointer core = openblas_full.openblas_get_corename()) {
      return openblas_full.OPENBLAS_VERSION.strip() + " " + core.getString();
    }
  }
}
