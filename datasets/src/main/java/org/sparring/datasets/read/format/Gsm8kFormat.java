package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * GSM8K (Cobbe et al. 2021, arXiv 2110.14168): {@code question}, and {@code answer}, which ends
 * with {@code ####} and a number. The fact {@code answer} is the whole worked answer.
 */
record Gsm8kFormat() implements Format {
  @Override
  public String name() {
    return "gsm8k";
  }

  @Override
  public String about() {
    return "A problem; the fact `answer` is the worked answer, which ends with `#### N` (GSM8K).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("question", "answer");
  }

  @Override
  public boolean fits(Cells row) {
    return row.isText("answer") && row.peek("answer").textValue().contains("####");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.problem(row.text("question"), row.text("answer"));
  }
}
