package org.sparring.common.model.torch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sparring.common.data.Finish;

/** The ids that end a sequence: an end-of-sequence id is no stop token. */
record Ends(int[] eos, List<Integer> stop) {
  Optional<Finish> of(int id) {
    if (Arrays.stream(eos).anyMatch(each -> each == id)) {
      return Optional.of(Finish.EOS);
    }
    return stop.contains(id) ? Optional.of(Finish.STOP) : Optional.empty();
  }
}
