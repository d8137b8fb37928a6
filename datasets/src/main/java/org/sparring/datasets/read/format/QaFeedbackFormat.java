package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.Span;

/**
 * Fine-grained feedback on answers (Wu et al. 2023, arXiv 2306.01693): four predictions to a
 * question about passages, six comparisons of them, and mistakes marked in the first. Comparisons
 * become ranks; a row whose comparisons contradict each other is a fault. The mistakes are the
 * {@code spans} of the first response.
 */
record QaFeedbackFormat() implements Format {
  @Override
  public String name() {
    return "qa_feedback";
  }

  @Override
  public String about() {
    return "Four answers about passages; six comparisons become ranks, marked mistakes of the first"
        + " its `spans` (QA-Feedback).";
  }

  @Override
  public Set<String> columns() {
    return Set.of(
        "question",
        "passages",
        "prediction 1",
        "prediction 2",
        "prediction 3",
        "prediction 4",
        "preference",
        "feedback");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Response> answers = new ArrayList<>();
    for (int i = 1; i <= ANSWERS; i++) {
      String text = row.text("prediction " + i);
      Map<String, String> facts = i == 1 ? feedback(row.inner("feedback"), text) : Map.of();
      answers.add(new Response(new Content.Plain(text), -1, facts));
    }
    Body body = new Body(prompt(row), Ranks.of(answers, ranks(row)));
    return List.of(body.with("preference", row.peek("preference").toString()));
  }

  private static final int ANSWERS = 4;

  /** The passages, each a title and sentences, then the question. */
  private static Content prompt(Cells row) throws MalformedRowException {
    StringBuilder prompt = new StringBuilder();
    for (JsonNode passage : row.list("passages")) {
      List<String> sentences = new ArrayList<>();
      passage.forEach(sentence -> sentences.add(Cells.written(sentence)));
      prompt.append(String.join(" ", sentences)).append("\n\n");
    }
    return new Content.Plain(prompt.append(row.text("question")).toString());
  }

  /** How many answers are better than each. */
  private static List<Double> ranks(Cells row) throws MalformedRowException {
    List<JsonNode> labels = row.list("preference");
    int[] better = new int[ANSWERS];
    int[][] said = new int[ANSWERS][ANSWERS];
    int next = 0;
    for (int one = 0; one < ANSWERS; one++) {
      for (int other = one + 1; other < ANSWERS; other++) {
        int label = next < labels.size() ? labels.get(next++).asInt(-1) : -1;
        if (label < 0 || label > 2) {
          throw row.wrong("preference", "six of 0, 1 and 2", row.get("preference"));
        }
        said[one][other] = label == 0 ? 0 : 2 * label - 3;
        better[one] += label == 2 ? 1 : 0;
        better[other] += label == 1 ? 1 : 0;
      }
    }
    check(row, better, said);
    return Arrays.stream(better).mapToObj(Double::valueOf).toList();
  }

  private static void check(Cells row, int[] better, int[][] said) throws MalformedRowException {
    for (int one = 0; one < ANSWERS; one++) {
      for (int other = one + 1; other < ANSWERS; other++) {
        int strict = said[one][other];
        if (strict != 0 && Integer.compare(better[one], better[other]) != strict) {
          throw new MalformedRowException(
              "not_transitive",
              "The comparisons " + row.get("preference") + " contradict each other.");
        }
      }
    }
  }

  private static Map<String, String> feedback(Cells feedback, String text)
      throws MalformedRowException {
    List<Span> spans = new ArrayList<>();
    for (Cells mistake : feedback.rows("errors")) {
      int start = (int) mistake.number("start");
      int end = (int) mistake.number("end");
      if (start < 0 || end < start || end > text.length()) {
        throw new MalformedRowException(
            "span", "A mistake is at " + start + " to " + end + " of " + text.length() + ".");
      }
      spans.add(new Span(start, end, mistake.text("error type"), 1.0, text.substring(start, end)));
    }
    Map<String, String> facts = new TreeMap<>(feedback.facts());
    facts.put(Span.FACT, Span.json(spans));
    return facts;
  }
}
