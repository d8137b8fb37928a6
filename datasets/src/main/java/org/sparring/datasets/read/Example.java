package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.Source;

/**
 * One input row in neutral form, between reading and preparing.
 *
 * @param responses none for a prompt alone, one for a demonstration or a labelled response, more
 *     for a preference
 * @param strength how much better the best is, in the unit of the data; NaN where not given
 * @param annotators who judged
 * @param facts carried columns, in the order of their names
 */
public record Example(
    Content prompt,
    List<Response> responses,
    double strength,
    List<String> annotators,
    Map<String, String> facts,
    Source source)
    implements Serializable {
  public Example {
    responses = List.copyOf(responses);
    annotators = List.copyOf(annotators);
  }

  /** The same row with another prompt and other responses. */
  public Example with(Content otherPrompt, List<Response> otherResponses) {
    return new Example(otherPrompt, otherResponses, strength, annotators, facts, source);
  }

  /** The same row with other carried columns. */
  public Example carrying(Map<String, String> otherFacts) {
    return new Example(prompt, responses, strength, annotators, otherFacts, source);
  }

  /** The same row as others judged it. */
  public Example judgedBy(List<String> otherAnnotators) {
    return new Example(prompt, responses, strength, otherAnnotators, facts, source);
  }
}
