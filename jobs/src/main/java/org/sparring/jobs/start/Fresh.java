package org.sparring.jobs.start;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.StartSampler;

/** Examples in a fresh order. */
@About("Every example once per pass, in a fresh order, each response from its beginning.")
public record Fresh() implements StartSampler {
  @Override
  public OptionalDouble place(Map<String, String> facts, Progress progress, double uniform) {
    return OptionalDouble.of(uniform);
  }

  @Override
  public Start open(Start example, List<Response> given, long draw) {
    return example;
  }
}
