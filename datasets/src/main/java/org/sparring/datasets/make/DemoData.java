package org.sparring.datasets.make;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sparring.common.config.UserException;
import org.sparring.common.random.Draw;
import org.sparring.datasets.make.Annotators.Judgement;
import org.sparring.datasets.make.Annotators.Noise;
import org.sparring.datasets.read.Span;

/** The files of the demo: the same bytes for the same settings. */
public final class DemoData {
  public static final String DEMONSTRATIONS = "demonstrations.jsonl";
  public static final String HELDOUT_DEMONSTRATIONS = "heldout-demonstrations.jsonl";
  public static final String PREFERENCES = "preferences.jsonl";
  public static final String HELDOUT_PREFERENCES = "heldout-preferences.jsonl";
  public static final String MISTAKES = "mistakes.jsonl";
  public static final String PROMPTS = "prompts.jsonl";
  public static final String HELDOUT_PROMPTS = "heldout-prompts.jsonl";
  public static final String VOCABULARY = "vocabulary.txt";

  private static final List<String> SPECIALS = List.of("<pad>", "<bos>", "<eos>", "<unk>");
  private static final int HELDOUT_SHARE = 4;

  private final DemoSize settings;
  private final Draw draw;
  private final List<Prompt> train;
  private final List<Prompt> heldout;

  public DemoData(DemoSize settings) {
    this.settings = settings;
    draw = Draw.seed(settings.seed()).with("demo");
    List<Prompt> all = new ArrayList<>(Prompt.all());
    if (settings.prompts() > all.size()) {
      throw UserException.settings(
          "prompts: the language has "
              + all.size()
              + " distinct prompts, not "
              + settings.prompts()
              + "; ask for fewer");
    }
    Draw order = draw.with("prompts");
    all.sort(Comparator.comparingLong(p -> order.with(p.text()).bits(0)));
    int held = settings.prompts() / HELDOUT_SHARE;
    heldout = List.copyOf(all.subList(0, held));
    train = List.copyOf(all.subList(held, settings.prompts()));
  }

  /** Prompts of the training files. */
  public List<Prompt> train() {
    return train;
  }

  /** Prompts that no training file holds. */
  public List<Prompt> heldout() {
    return heldout;
  }

  /** Special tokens, then every word and mark of the language in order, one id each. */
  public static List<String> vocabulary() {
    SortedSet<String> words = new TreeSet<>();
    for (Grammar grammar : List.of(Prompt.grammar(), Reply.grammar())) {
      for (Slot slot : grammar.slots()) {
        slot.phrases().forEach(phrase -> words.addAll(List.of(Grammar.tokens(phrase))));
      }
    }
    List<String> vocabulary = new ArrayList<>(SPECIALS);
    vocabulary.addAll(words);
    return List.copyOf(vocabulary);
  }

  /** Writes every file. */
  public void write(Folder folder) throws IOException {
    prompts(folder, PROMPTS, train, "train");
    prompts(folder, HELDOUT_PROMPTS, heldout, "test");
    demonstrations(folder, DEMONSTRATIONS, train, settings.demonstrations());
    demonstrations(folder, HELDOUT_DEMONSTRATIONS, heldout, 2 * heldout.size());
    Noise noise = settings.shuffled() ? Noise.SHUFFLED : Noise.FLIPS;
    preferences(folder, PREFERENCES, train, settings.pairs(), noise);
    preferences(folder, HELDOUT_PREFERENCES, heldout, settings.heldoutPairs(), Noise.NONE);
    mistakes(folder, MISTAKES, train, settings.pairs());
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(folder.create(VOCABULARY), StandardCharsets.UTF_8))) {
      for (String word : vocabulary()) {
        out.write(word + "\n");
      }
    }
  }

  private void prompts(Folder folder, String file, List<Prompt> prompts, String split)
      throws IOException {
    try (JsonLines lines = new JsonLines(folder.create(file))) {
      for (Prompt prompt : prompts) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("prompt", prompt.text());
        row.put("split", split);
        row.put("topic", lower(prompt.topic()));
        row.put("mood", lower(prompt.mood()));
        row.put("newcomer", prompt.newcomer());
        lines.write(row);
      }
    }
  }

  private void demonstrations(Folder folder, String file, List<Prompt> prompts, int count)
      throws IOException {
    Draw own = draw.with(file);
    try (JsonLines lines = new JsonLines(folder.create(file))) {
      for (int n = 0; n < count; n++) {
        Prompt prompt = prompts.get(n % prompts.size());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("prompt", prompt.text());
        row.put("completion", Demonstrator.reply(prompt, own.with(n)).text());
        lines.write(row);
      }
    }
  }

  private void preferences(Folder folder, String file, List<Prompt> prompts, int count, Noise noise)
      throws IOException {
    Draw own = draw.with(file);
    Annotators annotators = new Annotators(own.with("labels"), noise);
    List<Pair> pairs = Pair.draw(prompts, count, own.with("replies"));
    try (JsonLines lines = new JsonLines(folder.create(file))) {
      for (int n = 0; n < pairs.size(); n++) {
        Pair pair = pairs.get(n);
        for (Judgement judgement : annotators.judge(n, pair)) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("prompt", pair.prompt().text());
          row.put("chosen", judgement.first() ? pair.first() : pair.second());
          row.put("rejected", judgement.first() ? pair.second() : pair.first());
          row.put("annotator", "annotator-" + (judgement.annotator() + 1));
          row.put("pair", String.format(Locale.ROOT, "pair-%05d", n));
          lines.write(row);
        }
      }
    }
  }

  private void mistakes(Folder folder, String file, List<Prompt> prompts, int count)
      throws IOException {
    Draw own = draw.with(file);
    try (JsonLines lines = new JsonLines(folder.create(file))) {
      for (int n = 0; n < count; n++) {
        Prompt prompt = prompts.get(n % prompts.size());
        Reply reply = Demonstrator.reply(prompt, own.with(n));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("text", reply.text());
        response.put(Span.FACT, new Mistakes(prompt, reply).spans());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("prompt", prompt.text());
        row.put("responses", List.of(response));
        lines.write(row);
      }
    }
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
