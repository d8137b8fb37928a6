package org.sparring.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.random.Draw;
import org.sparring.jobs.evaluate.Summary;

/** A report of the size and kind that the demo writes. */
final class Examples {
  private static final List<String> RECIPES = List.of("sft", "dpo", "simpo", "ppo", "grpo", "rloo");

  private Examples() {}

  static Report demo() {
    return new Report(
        "Sparring: demo",
        "Six recipes from one base model on the demo language, whose gold reward is known. "
            + "Every recipe but SFT beats the base; GRPO wins most.",
        List.of(
            new Fact("run", "demo-7"),
            new Fact("rounds", "12"),
            new Fact("model", "LLAMA, 4 layers, width 128", "0.9 M parameters"),
            new Fact("seed", "7"),
            new Fact("settings", "3f0c…a91b", "SHA-256"),
            new Fact("numerics", "1 thread, libtorch 2.10.0")),
        List.of(
            new KeyFacts(
                "In short",
                "",
                List.of(
                    new Fact("best win rate (gold)", "0.814", "grpo [0.786, 0.841]"),
                    new Fact("reward model accuracy", "0.873", "[0.852, 0.891]"),
                    new Fact("preferences", "4,812", "37 rejected"),
                    new Fact("time", "3 min 41 s"))),
            winRates(),
            recipes(),
            curve(),
            overOptimisation(),
            samples(),
            rejects(),
            new Prose(
                "How to read this page",
                List.of(
                    "Intervals are 95 % bootstrap intervals over prompts.",
                    "Gold is the reward that made the preferences; proxy is the trained model."))));
  }

  private static Intervals winRates() {
    List<Summary> rows = new ArrayList<>();
    double[] rates = {0.502, 0.684, 0.661, 0.773, 0.814, 0.792};
    for (int i = 0; i < rates.length; i++) {
      rows.add(new Summary(RECIPES.get(i), rates[i], rates[i] - 0.03, rates[i] + 0.028, 500));
    }
    String note = "Share of sample pairs in which the recipe's gold reward beats the base model's.";
    return new Intervals("Win rate against the base model", note, "win rate (gold)", 0.5, rows);
  }

  private static Table recipes() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < RECIPES.size(); i++) {
      Summary gold = new Summary("gold", 0.21 + 0.31 * i, 0.15 + 0.31 * i, 0.27 + 0.31 * i, 500);
      rows.add(
          List.of(
              RECIPES.get(i),
              Numerals.of(gold),
              Numerals.fixed(0.4 + 0.5 * i, 3),
              Numerals.fixed(3.1 * i, 2),
              Numerals.fixed(21.4 + i, 1),
              Numerals.fixed(2.91 - 0.2 * i, 2)));
    }
    return new Table(
        "Recipes",
        "Means over 500 prompts with 4 samples each.",
        List.of("recipe", "gold reward", "proxy reward", "KL (nats)", "length", "entropy"),
        rows);
  }

  private static Chart curve() {
    List<Series> series = new ArrayList<>();
    for (int i = 1; i < RECIPES.size(); i++) {
      Draw draw = Draw.seed(i);
      List<Point> points = new ArrayList<>();
      for (int round = 0; round <= 12; round++) {
        double gold = 1.8 * (1 - Math.exp(-round / (3.0 + i))) + 0.05 * draw.gaussian(round);
        points.add(new Point(round, gold, gold - 0.09, gold + 0.09));
      }
      series.add(new Series(RECIPES.get(i), points));
    }
    return Chart.lines(
        "Gold reward by round", "", Axis.of("round"), Axis.of("gold reward"), series);
  }

  private static Chart overOptimisation() {
    List<Point> gold = new ArrayList<>();
    List<Point> proxy = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double root = 0.2 * i;
      gold.add(new Point(root * root, root * (1.1 - 0.16 * root)));
      proxy.add(new Point(root * root, root * (1.1 - 0.03 * root)));
    }
    return Chart.scatter(
        "Proxy against gold over KL",
        "Where the two part, the policy exploits the reward model.",
        Axis.of("KL from the reference (nats)"),
        Axis.of("reward"),
        List.of(new Series("gold", gold), new Series("proxy </script><b>", proxy)));
  }

  private static Samples samples() {
    List<Fact> low = List.of(new Fact("gold", "-0.42"), new Fact("proxy", "-0.10"));
    List<Fact> high = List.of(new Fact("gold", "1.93"), new Fact("proxy", "2.20"));
    return new Samples(
        "Samples",
        "The same prompts before and after training.",
        List.of(
            new Samples.Sample(
                "the <b>cat</b> & the dog",
                List.of(
                    new Samples.Response("base", "sat and sat and sat and", low),
                    new Samples.Response(
                        "grpo, round 12", "sat beside the door.\nIt slept.", high))),
            new Samples.Sample(
                "once upon a time there was a small house by the river and in it lived",
                List.of(
                    new Samples.Response("base", "a a the", low),
                    new Samples.Response("grpo, round 12", "an old miller with his cat.", high)))));
  }

  private static Table rejects() {
    return new Table(
        "Rejects",
        "What was dropped or cut, and why.",
        List.of("stage", "reason", "rows", "share"),
        List.of(
            List.of("read", "malformed JSON", "3", "0.06 %"),
            List.of("pairs", "both responses equal", "34", "0.70 %")));
  }
}
