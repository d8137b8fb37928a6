package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.model.text.Message;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;

/**
 * Real dialogues with planted copies: no component is in two splits, and of all near pairs, by
 * brute force, only as many as MinHash may miss at the threshold.
 */
class PrepareSplitsTest extends PrepareTesting {
  private static final Path HH = Path.of(System.getProperty("sparring.shared"), "data/hh");
  private static final double THRESHOLD = 0.8;
  private static final double SURE = 0.85;
  private static final int SHINGLE = 5;
  private static final Map<String, Double> SHARES =
      Map.of("train", 0.8, "validation", 0.1, "test", 0.1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<Message> turns(Content content) {
    return ((Content.Chat) content).messages();
  }

  private static String json(List<Message> prompt, Example row, int copy) throws IOException {
    Map<String, Object> columns = new TreeMap<>();
    columns.put("prompt", prompt);
    columns.put("chosen", turns(row.responses().get(0).content()));
    String other = turns(row.responses().get(1).content()).get(0).content();
    columns.put("rejected", List.of(new Message(Message.ASSISTANT, other + " " + copy)));
    return JSON.writeValueAsString(columns);
  }

  /** A prompt with some words of its longest turn changed. */
  private static List<Message> edited(List<Message> prompt, Draw draw, int edits) {
    int longest = 0;
    for (int i = 1; i < prompt.size(); i++) {
      longest =
          prompt.get(i).content().length() > prompt.get(longest).content().length() ? i : longest;
    }
    Message turn = prompt.get(longest);
    String[] words = turn.content().split(" ");
    for (int i = 0; i < edits; i++) {
      words[draw.below(words.length, i)] = "changed" + i;
    }
    List<Message> edited = new ArrayList<>(prompt);
    edited.set(longest, new Message(turn.role(), String.join(" ", words)));
    return edited;
  }

  /** All dialogues, and three copies of every fourth with one to three words changed. */
  private String planted() throws IOException {
    List<String> rows = new ArrayList<>();
    for (var reading : SourceReader.read(spark, SourceSettings.of(HH + "/*.jsonl.gz")).collect()) {
      Example row = reading.example();
      List<Message> prompt = turns(row.prompt());
      String file = Path.of(row.source().file()).getFileName().toString();
      Draw draw = Draw.seed(5).with(file).with(row.source().position());
      rows.add(json(prompt, row, 0));
      for (int copy = 1; copy <= 3 && draw.below(4, 0) == 0; copy++) {
        rows.add(json(edited(prompt, draw.with(copy), copy), row, copy));
      }
    }
    return Files.write(folder.resolve("dialogues.jsonl"), rows).toString();
  }

  private List<PreferenceRow> prepared(String file) {
    String yaml =
        """
        sources: [{path: %s}]
        max_tokens: 1000000
        splits: {train: 0.8, validation: 0.1, test: 0.1}
        stages: [normalise, same_response, exact_duplicates, near_duplicates, split, tokenise,
          prompts]
        """;
    Result result = job("dialogues", yaml.formatted(file));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.DONE);
    return rows(Tables.PREFERENCES, "dialogues");
  }

  private static Set<String> shingles(PreferenceRow row) {
    String text = row.turns().stream().map(TurnRow::content).collect(Collectors.joining("\n"));
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(each -> !each.isEmpty())
            .toList();
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i == 0 || i + SHINGLE <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, Math.min(i + SHINGLE, words.size()))));
    }
    return shingles;
  }

  private record Near(int one, int other, double similarity) {}

  /** Every pair of rows at or above the threshold, by an index from shingles to rows. */
  private static List<Near> near(List<PreferenceRow> rows) {
    Map<String, List<Integer>> index = new HashMap<>();
    List<Integer> sizes = new ArrayList<>();
    List<Near> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Set<String> shingles = shingles(rows.get(i));
      Map<Integer, Integer> shared = new HashMap<>();
      for (String each : shingles) {
        List<Integer> holders = index.computeIfAbsent(each, none -> new ArrayList<>());
        holders.forEach(j -> shared.merge(j, 1, Integer::sum));
        holders.add(i);
      }
      sizes.add(shingles.size());
      for (Map.Entry<Integer, Integer> each : shared.entrySet()) {
        int both = each.getValue();
        double similarity = (double) both / (shingles.size() + sizes.get(each.getKey()) - both);
        if (similarity >= THRESHOLD) {
          pairs.add(new Near(each.getKey(), i, similarity));
        }
      }
    }
    return pairs;
  }

  @Test
  void noNearDuplicatesStraddleTheSplitsAndSizesAreTheShares() throws IOException {
    Assumptions.assumeTrue(Files.exists(HH), "without " + HH);
    List<PreferenceRow> rows = prepared(planted());
    assertThat(rows).hasSizeGreaterThan(5000);
    List<Near> pairs = near(rows);
    List<Near> apart =
        pairs.stream()
            .filter(each -> !rows.get(each.one()).split().equals(rows.get(each.other()).split()))
            .toList();
    long linked = pairs.stream().filter(each -> together(rows, each)).count();
    System.out.printf(
        "%d dialogues, %d pairs at or above %.1f, %d of them linked; in two splits: %s%n",
        rows.size(), pairs.size(), THRESHOLD, linked, apart);
    assertThat(pairs.size()).isGreaterThan(1000);
    assertThat(linked).isGreaterThanOrEqualTo((long) (0.95 * pairs.size()));
    assertThat(apart.size()).as("of pairs that MinHash missed").isLessThan(pairs.size() / 200);
    assertThat(apart).allMatch(each -> !together(rows, each) && each.similarity() < SURE);
    sizes(rows);
    Map<String, String> splits = new HashMap<>();
    rows.forEach(row -> splits.put(row.prompt(), row.split()));
    assertThat(rows(Tables.PROMPTS, "dialogues"))
        .hasSize(splits.size())
        .allSatisfy((PromptRow row) -> assertThat(row.split()).isEqualTo(splits.get(row.prompt())));
  }

  private static boolean together(List<PreferenceRow> rows, Near pair) {
    return rows.get(pair.one()).component().equals(rows.get(pair.other()).component());
  }

  private static void sizes(List<PreferenceRow> rows) {
    Map<String, Integer> components = new TreeMap<>();
    Map<String, Set<String>> splits = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (PreferenceRow row : rows) {
      components.merge(row.component(), 1, Integer::sum);
      splits.computeIfAbsent(row.component(), none -> new TreeSet<>()).add(row.split());
      counts.merge(row.split(), 1, Integer::sum);
    }
    assertThat(splits.values()).allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(components.values()).allMatch(size -> size <= 0.005 * rows.size());
    double squares = components.values().stream().mapToDouble(size -> (double) size * size).sum();
    SHARES.forEach(
        (split, share) -> {
          double error = Math.sqrt(share * (1 - share) * squares) / rows.size();
          double off = Math.abs((double) counts.get(split) / rows.size() - share);
          assertThat(off).as(split).isLessThanOrEqualTo(Math.max(0.01, 3 * error));
        });
  }
}
