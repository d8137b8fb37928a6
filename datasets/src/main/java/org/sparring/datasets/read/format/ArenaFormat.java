package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * Chatbot Arena's battles and MT-bench's human judgments (Zheng et al. 2023, arXiv 2306.05685): two
 * conversations and a {@code winner}. What they share is the prompt; a battle whose conversations
 * part before the last turn is a fault.
 */
record ArenaFormat() implements Format {
  @Override
  public String name() {
    return "arena";
  }

  @Override
  public String about() {
    return "Two conversations and a `winner`: model_a, model_b or tie (Chatbot Arena, MT-bench"
        + " judgments).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("conversation_a", "conversation_b", "winner");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Body> pair =
        ImplicitPreferenceFormat.conversations(
            row.messages("conversation_a"), row.messages("conversation_b"));
    List<Response> responses = pair.get(0).responses();
    Vote vote = Winner.of(row);
    return List.of(
        new Body(
            pair.get(0).prompt(),
            vote.over(responses.get(0).content(), responses.get(1).content()),
            Winner.judges(row),
            Map.of()));
  }
}
