package org.sparring.jobs.prepare;

import java.util.HashMap;
import java.util.Map;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;

/** Drops a row that prefers a response to itself: there is nothing to learn from it. */
@About("Drops a row that prefers a response to an equal one: there is nothing to learn from it.")
public record SameResponse() implements Stage.Rows {
  @Override
  public Verdict judge(Draft draft) {
    Map<Content, Integer> ranks = new HashMap<>();
    for (Response response : draft.example().responses()) {
      if (response.rank() < 0) {
        continue;
      }
      Integer other = ranks.put(response.content(), response.rank());
      if (other != null && other != response.rank()) {
        return Verdict.reject(
            Rejection.dropped(
                draft,
                this,
                "same_response",
                "The responses of rank "
                    + other
                    + " and "
                    + response.rank()
                    + " are equal; remove the row, or mend one of them."));
      }
    }
    return Verdict.keep(draft);
  }
}
