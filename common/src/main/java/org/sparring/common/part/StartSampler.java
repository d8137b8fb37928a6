package org.sparring.common.part;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;

/** Chooses where responses begin. */
public interface StartSampler extends Part {
  /**
   * The place of an example in this pass over the data; lower comes first.
   *
   * @param uniform a number in [0, 1) keyed by the example and the pass
   * @return empty where the example is left out of the pass
   */
  OptionalDouble place(Map<String, String> facts, Progress progress, double uniform);

  /**
   * Opens an example: often returns it as it is.
   *
   * @param given the responses that the data set gives to it, often none
   */
  Start open(Start example, List<Response> given, long draw);
}
