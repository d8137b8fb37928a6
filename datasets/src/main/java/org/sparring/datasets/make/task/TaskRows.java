package org.sparring.datasets.make.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Span;

/**
 * Prepared rows of a task: prompts in turn, and regular responses that the base policy draws.
 *
 * @param task the task
 * @param tokenizer has the task's words
 * @param draw source of its random numbers
 */
public record TaskRows(Task task, Tokenizer tokenizer, Draw draw) {
  /** The type of the spans of a response. */
  public static final String MISTAKE = "mistake";

  private static final String SPLIT = "train";

  /** Rows of prompts; each prompt comes again after all others have come. */
  public List<PromptRow> prompts(int count) {
    return IntStream.range(0, count).mapToObj(this::prompt).toList();
  }

  /** Rows of several different regular responses, ranked by the task's annotator. */
  public List<PreferenceRow> rankings(int count, int responses) {
    return IntStream.range(0, count)
        .mapToObj(n -> ranking(n, encoded(responses(n, responses))))
        .toList();
  }

  /**
   * The same, but that the last response of each row is at most as long and of any tokens, special
   * ones included, so that a reward model has seen what a policy may come to.
   */
  public List<PreferenceRow> wildRankings(int count, int responses) {
    return IntStream.range(0, count)
        .mapToObj(
            n -> {
              List<int[]> drawn = new ArrayList<>();
              responses(n, responses - 1).forEach(each -> drawn.add(encoded(each)));
              drawn.add(wild(draw.with("wild").with(n)));
              return ranking(n, drawn);
            })
        .toList();
  }

  /** Rows of one response each, of which nothing is said. */
  public List<PreferenceRow> demonstrations(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> row(n, encoded(responses(n, 1)), new int[] {0}))
        .toList();
  }

  private int of(int row) {
    return row % task.prompts();
  }

  private PromptRow prompt(int n) {
    return new PromptRow(
        key(n), SPLIT, text(of(n)), context(n), facts(n), new Source(task.name(), n), List.of());
  }

  private PreferenceRow ranking(int n, List<int[]> responses) {
    double[] worths =
        responses.stream()
            .mapToDouble(ids -> task.worth(of(n), TaskWorth.symbols(tokenizer.decode(ids))))
            .toArray();
    return row(n, responses, task.annotator().ranks(worths, draw.with("ranks").with(n)));
  }

  private int[] wild(Draw own) {
    int length = own.with("length").below(task.length() + 1, 0);
    return IntStream.range(0, length).map(t -> own.below(tokenizer.size(), t)).toArray();
  }

  private List<int[]> encoded(List<int[]> responses) {
    return responses.stream().map(this::encoded).toList();
  }

  private int[] encoded(int[] response) {
    return tokenizer.encode(text(response));
  }

  /** Different regular responses, drawn without replacement. */
  private List<int[]> responses(int n, int count) {
    List<int[]> left = new ArrayList<>(task.regular());
    Draw own = draw.with("responses").with(n);
    List<int[]> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(left.remove(own.below(left.size(), i)));
    }
    return drawn;
  }

  private PreferenceRow row(int n, List<int[]> responses, int[] ranks) {
    List<ResponseRow> rows = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      int[] ids = responses.get(i);
      String text = tokenizer.decode(ids);
      rows.add(new ResponseRow(text, ended(ids), ranks[i], mistakes(text, task.best(of(n)))));
    }
    return new PreferenceRow(
        key(n),
        key(n),
        SPLIT,
        text(of(n)),
        context(n),
        rows,
        Double.NaN,
        List.of(),
        facts(n),
        new Source(task.name(), n),
        "",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        List.of());
  }

  /** The symbols that are not those of the best response, as spans of type {@value #MISTAKE}. */
  private static Map<String, String> mistakes(String text, int[] best) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    int place = 0;
    for (String word : text.split(" ", -1)) {
      boolean right = place < best.length && word.equals(text(best[place]));
      if (!right && !word.isEmpty()) {
        spans.add(new Span(start, start + word.length(), MISTAKE, 1.0, word));
      }
      start += word.length() + 1;
      place++;
    }
    return Map.of(Span.FACT, Span.json(spans));
  }

  private static String key(int n) {
    return String.format(Locale.ROOT, "%06d", n);
  }

  private Map<String, String> facts(int n) {
    return Map.of(
        TaskWorth.TASK,
        task.name(),
        TaskWorth.PROMPT,
        text(of(n)),
        "answer",
        text(task.best(of(n))));
  }

  private int[] context(int n) {
    return context(tokenizer, of(n));
  }

  /** What a model reads of a prompt. */
  public static int[] context(Tokenizer tokenizer, int prompt) {
    int[] ids = tokenizer.encode(text(prompt));
    return IntStream.concat(IntStream.of(tokenizer.bos()), Arrays.stream(ids)).toArray();
  }

  private int[] ended(int[] ids) {
    return IntStream.concat(Arrays.stream(ids), IntStream.of(tokenizer.eos())).toArray();
  }

  private static String text(int... symbols) {
    return Arrays.stream(symbols)
        .mapToObj(symbol -> Integer.toString(symbol + 1))
        .collect(Collectors.joining(" "));
  }
}
