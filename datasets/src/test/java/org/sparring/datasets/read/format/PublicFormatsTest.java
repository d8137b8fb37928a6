package org.sparring.datasets.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.Span;
import org.sparring.datasets.read.file.Raw;

class PublicFormatsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Source HERE = new Source("rows.jsonl", 5);

  private static Reading reading(String row, Map<String, String> columns) throws Exception {
    JsonNode node = JSON.readTree(row.replace('\'', '"'));
    Raw raw = new Raw(HERE, node, null);
    Recogniser recogniser = Recogniser.of("rows.jsonl", "auto", columns);
    return recogniser.decide(List.of(recogniser.look(raw))).read(raw);
  }

  private static Example read(String row) throws Exception {
    Reading reading = reading(row, Map.of());
    assertThat(reading.fault()).as("%s", reading).isNull();
    return reading.example();
  }

  private static String ranks(Example row) {
    return row.responses().stream().map(each -> "" + each.rank()).collect(Collectors.joining(" "));
  }

  private static List<Double> ratings(Example row) {
    return row.responses().stream().map(Response::rating).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 1|{'prompt': 'p', 'response 1': 'a', 'response 2': 'b', 'label': 0}",
        "1 0|{'prompt': 'p', 'response 1': 'a', 'response 2': 'b', 'label': 1}",
        "0 0|{'prompt': 'p', 'response 1': 'a', 'response 2': 'b', 'label': 2}",
        "0 1|{'input': 'p', 'output_1': 'a', 'output_2': 'b', 'label': 1}",
        "1 0|{'input': 'p', 'output_1': 'a', 'output_2': 'b', 'label': 2}",
        "1 0|{'prompt': 'p', 'response_a': 'a', 'response_b': 'b', 'winner': 'model_b'}",
        "0 0|{'prompt': 'p', 'response_a': 'a', 'response_b': 'b', 'winner': 'tie (bothbad)'}",
        "0 1|{'prompt': 'p', 'response_a': 'a', 'response_b': 'b', 'winner': 1}",
        "0 2 1|{'prompt': 'p', 'responses': [{'text': 'a', 'rank': 1}, {'text': 'b', 'rank': 4},"
            + " {'text': 'c', 'rank': 2}]}",
        "1 0 0|{'question': 'p', 'responses': [{'text': 'a', 'score': 1}, {'text': 'b', 'score':"
            + " 4.5}, {'text': 'c', 'score': '4.5'}]}",
        "1 -1 0|{'instruction': 'p', 'generations': ['a', 'b', 'c'], 'ratings': [1, null, 2]}",
        "0 1 -1|{'instruction': 'p', 'completions': [{'response': 'a', 'overall_score': 8},"
            + " {'response': 'b', 'fine-grained_score': 4.2}, {'response': 'c', 'overall_score':"
            + " 'N/A'}]}",
        "0 1|{'context': [{'role': 'user', 'content': 'p'}], 'completions': [{'rank': 0,"
            + " 'completion': [{'role': 'assistant', 'content': 'a'}]}, {'rank': 1, 'completion':"
            + " [{'role': 'assistant', 'content': 'b'}]}], 'task_name': 't'}",
        "1 0|{'question': 'p', 'answer': '4', 'samples': [{'text': 'a', 'rm_score': -1.5},"
            + " {'text': 'b', 'rm_score': 2}]}",
        "1|{'prompt': 'p', 'completion': 'a', 'label': -1}",
        "1|{'input': 'p', 'output': 'a', 'label': 0}",
        "0|{'input': 'p', 'output': 'a'}",
        "0|{'instruction': 'p', 'input': '', 'output': 'a'}",
        "1|{'prompt': 'p', 'completions': ['a', 'b'], 'labels': [true, false]}",
      })
  void ranksOfResponses(String ranks, String row) throws Exception {
    Example example = read(row);
    assertThat(ranks(example)).isEqualTo(ranks);
    assertThat(first(example.prompt())).isEqualTo("p");
    assertThat(first(example.responses().get(0).content())).startsWith("a");
    assertThat(example.source()).isEqualTo(HERE);
  }

  private static String first(Content content) {
    return content instanceof Content.Chat chat
        ? chat.messages().get(0).content()
        : ((Content.Plain) content).text();
  }

  @Test
  void ratingsAreKept() throws Exception {
    Example row =
        read(
            "{'instruction': 'p', 'idx': 3, 'responses': [{'model': 'm', 'text': 'a',"
                + " 'gpt4_scores': [3, 2], 'mean_score': 2.5}]}");
    assertThat(ratings(row)).containsExactly(2.5);
    assertThat(row.responses().get(0).facts())
        .isEqualTo(Map.of("model", "m", "gpt4_scores", "[3,2]"));
    assertThat(row.facts()).isEqualTo(Map.of("idx", "3"));
  }

  @Test
  void aRatingIsAFiniteNumberAndNoughtHasNoSign() throws Exception {
    String rated =
        "{'question': 'p', 'responses': [{'text': 'a', 'score': %s}, {'text': 'b', 'score': 0}]}";
    assertThat(ranks(read(rated.formatted("-0.0")))).isEqualTo("0 0");
    assertThat(ranks(read(rated.formatted("'NaN'")))).isEqualTo("-1 0");
    for (String endless : List.of("1e999", "'Infinity'", "'-1e999'")) {
      Reading row = reading(rated.formatted(endless), Map.of());
      assertThat(row.fault().reason()).isEqualTo("wrong_type");
    }
  }

  /** The prompt stands in a column of its own, so what both share at the beginning is none. */
  @Test
  void aPairBesideAQuestionIsNotReadWithoutIt() throws Exception {
    String pair = "{'question': 'p', 'chosen': 'a one', 'rejected': 'a two'}";
    assertThatThrownBy(() -> read(pair))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("\"question\"")
        .hasMessageContaining("other column names in 'columns'");
    Example named = reading(pair, Map.of("prompt", "question")).example();
    assertThat(first(named.prompt())).isEqualTo("p");
    assertThat(ranks(named)).isEqualTo("0 1");
    String whole =
        "{'question': 'p', 'chosen': [{'role': 'user', 'content': 'p'}, {'role': 'assistant',"
            + " 'content': 'a'}], 'rejected': [{'role': 'user', 'content': 'p'}, {'role':"
            + " 'assistant', 'content': 'b'}]}";
    assertThat(first(read(whole).prompt())).isEqualTo("p");
  }

  @Test
  void eachAnnotatorIsAnExample() throws Exception {
    Reading row =
        reading(
            "{'instruction': 'do', 'input': 'this', 'response1': 'a', 'response2': 'b',"
                + " 'annotator1': 2, 'annotator2': 0, 'annotator3': 1, 'cmp_key': 'x_y'}",
            Map.of());
    assertThat(row.examples())
        .extracting(each -> each.annotators() + " " + ranks(each))
        .containsExactly("[annotator1] 1 0", "[annotator2] 0 0", "[annotator3] 0 1");
    assertThat(row.examples())
        .allSatisfy(
            each -> {
              assertThat(each.prompt()).isEqualTo(new Content.Plain("do\n\nthis"));
              assertThat(each.facts()).isEqualTo(Map.of("cmp_key", "x_y"));
              assertThat(each.source()).isEqualTo(HERE);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x y|51.0|{'Body': 'x', 'Question': 'y', 'Answer': 51.0, 'ID': 'c'}",
        "x|w #### 4|{'question': 'x', 'answer': 'w #### 4'}",
        "x|4|{'problem': 'x', 'answer': '4', 'solution': 's'}",
        "x|4|{'data_source': 'd', 'prompt': [{'role': 'user', 'content': 'x'}], 'reward_model':"
            + " {'style': 'rule', 'ground_truth': '4'}, 'extra_info': {'index': 0}}",
        "x|4|{'input': 'x', 'label': '4'}",
      })
  void problemsCarryTheirAnswer(String prompt, String answer, String row) throws Exception {
    Example example = read(row);
    assertThat(first(example.prompt())).isEqualTo(prompt);
    assertThat(example.responses()).isEmpty();
    assertThat(example.facts()).containsEntry("answer", answer);
  }

  @Test
  void stepsAreSpans() throws Exception {
    Example shepherd =
        read(
            "{'input': 'Q? Step 1: one \u043a\u0438\\nStep 2: two \u043a\u0438', 'label': 'Q? Step"
                + " 1: one +\\nStep 2: two -'}");
    Response response = shepherd.responses().get(0);
    assertThat(response.content()).isEqualTo(new Content.Plain("Step 1: one\nStep 2: two"));
    assertThat(Span.of(response.facts().get(Span.FACT)))
        .containsExactly(
            new Span(0, 11, "step", 1.0, "Step 1: one"),
            new Span(12, 23, "step", 0.0, "Step 2: two"));
    assertThat(ranks(shepherd)).isEqualTo("1");
    Example prm =
        read(
            "{'question': {'problem': 'Q', 'ground_truth_answer': '2'}, 'label': {'steps':"
                + " [{'completions': [{'text': 'bad', 'rating': -1}, {'text': 'good', 'rating':"
                + " 1}], 'chosen_completion': 1}, {'completions': [{'text': 'x', 'rating': -1}],"
                + " 'human_completion': {'text': 'own', 'rating': null}, 'chosen_completion':"
                + " null}], 'finish_reason': 'solution'}}");
    assertThat(prm.responses().get(0).content()).isEqualTo(new Content.Plain("good\nown"));
    assertThat(ranks(prm)).isEqualTo("0");
    assertThat(prm.facts()).containsKeys("answer", "label");
  }

  @Test
  void comparisonsBecomeRanksUnlessTheyContradict() throws Exception {
    String row =
        "{'question': 'q', 'passages': [['T', 's.']], 'prediction 1': 'bad one', 'prediction 2':"
            + " 'b', 'prediction 3': 'c', 'prediction 4': 'd', 'feedback': {'errors': [{'error"
            + " type': 'Irrelevant', 'start': 0, 'end': 3}]}, 'preference': %s}";
    Example answers = read(row.formatted("[2, 2, 0, 1, 1, 1]"));
    assertThat(ranks(answers)).as("2 > 3 > 1 = 4, but 3 > 4").isEqualTo("2 0 1 2");
    assertThat(answers.prompt()).isEqualTo(new Content.Plain("T s.\n\nq"));
    assertThat(Span.of(answers.responses().get(0).facts().get(Span.FACT)))
        .containsExactly(new Span(0, 3, "Irrelevant", 1.0, "bad"));
    assertThat(reading(row.formatted("[1, 2, 0, 1, 0, 0]"), Map.of()).fault().reason())
        .isEqualTo("not_transitive");
  }

  @Test
  void columnsInsideOthersAndTextAroundThem() throws Exception {
    Example row =
        reading(
                "{'meta': {'q': 'why'}, 'topic': 'sky', 'good': 'a', 'bad': 'b', 'prompt': 'old'}",
                Map.of(
                    "prompt",
                    "On {topic}: {meta.q}?",
                    "chosen",
                    "good",
                    "rejected",
                    "bad",
                    "who",
                    "meta.q"))
            .example();
    assertThat(row.prompt()).isEqualTo(new Content.Plain("On sky: why?"));
    assertThat(ranks(row)).isEqualTo("0 1");
    assertThat(row.facts())
        .isEqualTo(
            Map.of("meta", "{\"q\":\"why\"}", "topic", "sky", "who", "why", "file.prompt", "old"));
  }

  @Test
  void conversationsGoByBothNames() throws Exception {
    Example row =
        read(
            "{'conversations': [{'from': 'human', 'value': 'x'}, {'from': 'gpt', 'value': 'y'}],"
                + " 'id': 7}");
    assertThat(row.prompt()).isEqualTo(new Content.Chat(List.of(new Message("user", "x"))));
    assertThat(row.facts()).isEqualTo(Map.of("id", "7"));
  }
}
