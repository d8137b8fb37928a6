package org.sparring.jobs.optimum;

import java.util.List;
import java.util.Map;

/**
 * What a recipe needs beyond the common rule, and why.
 *
 * @param reason why the common rule does not do
 * @param settings laid over what the rule makes
 */
record Adapted(String reason, List<String> settings) {
  private static final String LABELS =
      "the task's words have no A and B, so that two of its symbols are the verdicts";

  private static final String SYMBOLS =
      "the task's responses have no marks of sentences, so that every symbol is a segment";

  private static final Adapted SOFT =
      new Adapted(
          "preferences of a model are at most 1, so that at tau 1 the optimum of the loss itself,"
              + " the reference times exp of them, lies an eighth of the way",
          List.of("streams.main.objective=[{soft_ipo: {tau: 0.1}}]"));

  /** The exceptions by recipe. */
  static final Map<String, Adapted> TABLE =
      Map.ofEntries(
          Map.entry(
              "reward_features",
              new Adapted(
                  "DeepLearning4J's master needs Spark; slices take the same steps in the calling"
                      + " thread",
                  List.of("averaging.by=slices"))),
          Map.entry(
              "a2c",
              new Adapted(
                  "nothing clips its steps: the symbol that is right in the first place is taken in"
                      + " all of them before later places are learnt, unless entropy counts beside"
                      + " scores of an unbounded head",
                  List.of(
                      "streams.main.reward=[{model: {scale: 0.1}}]",
                      "streams.main.objective=[{reinforce: {mean: token}}, {value_error:"
                          + " {clip_range: 0, weight: 0.5}}, {entropy: {weight: 0.3}}]"))),
          Map.entry(
              "ppo-max",
              new Adapted(
                  "its critic learns alone at first, and advantages of rewards that end at 0.8 are"
                      + " not whitened: as many steps move the policy less",
                  List.of("rounds=12"))),
          Map.entry(
              "bco-udm",
              new Adapted(
                  "half of the rounds go by while prompts are told apart, which do not differ here",
                  List.of("rounds=12"))),
          Map.entry(
              "discopop",
              new Adapted(
                  "at temperature 0.05 the loss has a minimum at a gap of -1.2, whose basin reaches"
                      + " to 0.7 and so holds the start, a gap of 0",
                  List.of("streams.main.objective=[{discopop: {beta: 0.1, temperature: 0.5}}]"))),
          Map.entry("online-ipo", SOFT),
          Map.entry("ipo-md", SOFT),
          Map.entry(
              "trpa",
              new Adapted(
                  "its strength and its means over tokens make the smallest slopes of all",
                  List.of("rounds=12"))),
          Map.entry(
              "robust-dpo",
              new Adapted(
                  "its loss has no lower bound, so that as many steps as others take go past the"
                      + " optimum",
                  List.of("rounds=3"))),
          Map.entry(
              "simpo",
              new Adapted(
                  "no reference holds it: halfway all are near the optimum, and of as many steps as"
                      + " others take the last may give all probability to responses of lengths"
                      + " that are in no data",
                  List.of("rounds=3"))),
          Map.entry(
              "srpo",
              new Adapted(
                  "its squares ask for gaps of 1 / beta from the first step on: at the common rate"
                      + " a round may take all probability from regular responses",
                  List.of(
                      "learners=[{model: policy, optimiser: {adamw: {learning_rate: 0.005, epsilon:"
                          + " 1.0e-2, clip_norm: 1.0}}, schedule: constant}]"))),
          Map.entry(
              "dr-po",
              new Adapted(
                  "a response needs room for the end whose lack is punished, the punishment must"
                      + " lie below the scores of an unbounded head, and where all begin behind"
                      + " their first symbol none teaches the first place",
                  List.of(
                      "streams.main.start.reset.share=0.5",
                      "streams.main.generate.samples.max_new=4",
                      "streams.main.generate.samples.close=false",
                      "streams.main.adjust=[{missing_eos: {penalty: 10.0, mode: replace}},"
                          + " {kl_in_reward: {beta: 0.05}}]"))),
          Map.entry(
              "one-shot-rlvr",
              new Adapted(
                  "its one prompt cannot fill a step with groups, and prompts without a history of"
                      + " rewards are told apart by nothing but themselves",
                  List.of(
                      "batching.groups_per_step=1",
                      "streams.main.generate.samples.samples=128",
                      "streams.main.start={by_column: {column: prompt, greatest: true}}"))),
          Map.entry(
              "spo-degree",
              new Adapted(
                  "the symbols are single digits, which else count as words without content",
                  List.of("streams.main.generate={degraded: {degrees: 3, stop_letters: 0}}"))),
          Map.entry(
              "smpo",
              new Adapted(
                  "its range is that of the scores in the data, which here come from an unbounded"
                      + " head",
                  List.of(
                      "streams.main.objective=[{smpo: {beta: 0.1, sensitivity: 10.0, low: -10.0,"
                          + " high: 10.0}}]"))),
          Map.entry(
              "reward-pairwise",
              new Adapted(
                  LABELS
                      + "; a verdict hangs on both responses and on their order, and until that is"
                      + " found nothing is gained",
                  Base.VERDICTS)),
          Map.entry(
              "reward-calibrated",
              new Adapted(
                  "statements of confidence alone never compare two responses, which is what is"
                      + " measured: the combined form does; and four is the greatest number",
                  List.of(
                      "streams.main.generate.confidences={high: 3, low: 2, most: 4}",
                      "streams.main.adjust=[{pair_statements: {given: true}}]"))),
          Map.entry(
              "reward-calibrated-ranking",
              new Adapted(
                  "four is the greatest number that the task's symbols can say; and what is"
                      + " measured are responses without a statement, which the loss never shows",
                  List.of(
                      "rounds=12",
                      "streams.main.generate.confidences={high: 3, low: 2, most: 4}"))),
          Map.entry("reward-segments", new Adapted(SYMBOLS, Base.SYMBOLS)),
          Map.entry(
              "fgaif",
              new Adapted(
                  SYMBOLS
                      + "; most symbols are wrong at first, and then the sum of the marks is"
                      + " greatest where nothing is said, so that marks are centred",
                  List.of(
                      "streams.main.adjust=[{centre_tokens: {}}, {kl_in_reward: {beta: 0.1}}]",
                      "streams.main.reward=[%s, %s, %s]"
                          .formatted(
                              marks("relevance"), marks("coherence"), marks("factuality"))))),
          Map.entry(
              "pairwise-ppo",
              new Adapted(
                  LABELS,
                  List.of(
                      "streams.main.reward=[{pairwise_judge: {question: {label_first: '1',"
                          + " label_second: '2'}}}]"))));

  private static String marks(String name) {
    return "{segment_marks: {name: %s, model: %s, segments: {ends: '1234', pauses: ''}}}"
        .formatted(name, name);
  }

  static List<String> of(String recipe) {
    return TABLE.containsKey(recipe) ? TABLE.get(recipe).settings() : List.of();
  }
}
