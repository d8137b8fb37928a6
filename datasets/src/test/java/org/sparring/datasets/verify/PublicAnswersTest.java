package org.sparring.datasets.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sparring.datasets.verify.Verdict.Mark;

/** The checkers on public answers; counts are those measured when it was written. */
class PublicAnswersTest {
  private static final List<String> SOLVERS =
      List.of("6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification");

  private static List<JsonNode> rows(String name) throws IOException {
    Path file = Path.of(System.getProperty("sparring.shared", ""), "data/verifiable", name);
    Assumptions.assumeTrue(Files.exists(file), "needs the public answers");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        MappingIterator<JsonNode> rows =
            new ObjectMapper().readerFor(JsonNode.class).readValues(in)) {
      return rows.readAll();
    }
  }

  @Test
  void everyReferenceOfGsm8kIsItsOwnAnswerAndNotAnother() throws IOException {
    List<JsonNode> rows = rows("gsm8k.test.jsonl.gz");
    assertThat(rows).hasSize(1319);
    for (JsonNode row : rows) {
      String answer = row.get("answer").asText();
      String number = Marker.HASHES.find(answer).orElseThrow();
      assertThat(ExactAnswer.strict().check(answer, answer).right()).as(answer).isTrue();
      assertThat(ExactAnswer.lenient().check("so it is " + number + " dollars.", answer).right())
          .as(answer)
          .isTrue();
      assertThat(ExactAnswer.strict().check(answer, number + "1").right()).as(answer).isFalse();
    }
  }

  /** Four solvers a question, 5,276 solutions: every flag agrees. */
  @Test
  void flagsOfGsm8kSolutionsAgree() throws IOException {
    int all = 0;
    int strict = 0;
    int lenient = 0;
    for (JsonNode row : rows("gsm8k.model_solutions.jsonl.gz")) {
      String truth = row.get("ground_truth").asText();
      for (String solver : SOLVERS) {
        String solution = row.get(solver).get("solution").asText();
        boolean flag = row.get(solver).get("is_correct").asBoolean();
        all++;
        strict += ExactAnswer.strict().check(solution, truth).right() == flag ? 1 : 0;
        lenient += ExactAnswer.lenient().check(solution, truth).right() == flag ? 1 : 0;
      }
    }
    assertThat(all).isEqualTo(5276);
    assertThat(strict).isEqualTo(5276);
    assertThat(lenient).isEqualTo(5276);
  }

  @Test
  void everySolutionOfMath500BoxesItsAnswer() throws IOException {
    List<JsonNode> rows = rows("math500.jsonl.gz");
    assertThat(rows)
        .hasSize(500)
        .allMatch(
            row -> {
              String solution = row.get("solution").asText();
              return ExactAnswer.strict().check(solution, row.get("answer").asText()).right();
            });
  }

  /** 800 sampled solutions, flagged by another checker's rules; it misses 10{,}000 = 10000. */
  @Test
  void flagsOfSampledMathSolutionsAgreeButForOne() throws IOException {
    int agree = 0;
    for (JsonNode row : rows("math_bon8_rm_scored.jsonl.gz")) {
      for (JsonNode sample : row.get("samples")) {
        String text = sample.get("text").asText();
        boolean right = ExactAnswer.strict().check(text, row.get("answer").asText()).right();
        agree += right == sample.get("correct").asBoolean() ? 1 : 0;
      }
    }
    assertThat(agree).isEqualTo(799);
  }

  @Test
  void wholeNumbersAreTheDecimalsOfSvamp() throws IOException {
    List<JsonNode> rows = rows("SVAMP.json.gz");
    assertThat(rows).hasSize(1000);
    for (JsonNode row : rows) {
      String answer = row.get("Answer").asText();
      String whole = row.get("Answer").decimalValue().toBigInteger().toString();
      assertThat(ExactAnswer.lenient().check("The answer is " + whole + ".", answer).right())
          .as(answer)
          .isTrue();
    }
  }

  /** Of 1,000 rationales as people wrote them, 33 state no letter in a way that is looked for. */
  @Test
  void lettersOfMathqaRationales() throws IOException {
    ChoiceAnswer checker = new ChoiceAnswer(5);
    Map<Mark, Long> marks =
        rows("mathqa.test1000.jsonl.gz").stream()
            .map(row -> checker.check(row.get("rationale").asText(), row.get("correct").asText()))
            .collect(Collectors.groupingBy(Verdict::mark, Collectors.counting()));
    assertThat(marks).containsOnly(Map.entry(Mark.RIGHT, 967L), Map.entry(Mark.MISSING, 33L));
  }
}
