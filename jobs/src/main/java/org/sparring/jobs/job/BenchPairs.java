package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.bench.IdPair;

/** Pairs of a data set as ids, for benchmarks that learn from pairs. */
record BenchPairs(Tokenizer tokenizer, ChatTemplate template) {

  /**
   * The pairs of these files, in the order of the files.
   *
   * @throws UserException where they hold no pair
   */
  List<IdPair> read(SparkSession spark, List<String> paths) {
    List<IdPair> pairs = new ArrayList<>();
    for (String path : paths) {
      JavaRDD<Reading> readings = SourceReader.read(spark, SourceSettings.of(path));
      readings.collect().stream()
          .flatMap(each -> each.examples().stream())
          .filter(each -> each.responses().size() == 2)
          .map(this::ids)
          .forEach(pairs::add);
    }
    if (pairs.isEmpty()) {
      throw UserException.input("pairs: there is no pair in " + paths);
    }
    return pairs;
  }

  private IdPair ids(Example example) {
    int best = example.responses().get(0).rank() <= example.responses().get(1).rank() ? 0 : 1;
    return new IdPair(
        tokenizer.encode(prompt(example.prompt())),
        response(example, best),
        response(example, 1 - best));
  }

  private String prompt(Content content) {
    return content instanceof Content.Chat chat
        ? template.prompt(chat.messages())
        : ((Content.Plain) content).text();
  }

  private int[] response(Example example, int index) {
    Content content = example.responses().get(index).content();
    String text =
        content instanceof Content.Chat chat && example.prompt() instanceof Content.Chat prompt
            ? template.response(prompt.messages(), chat.messages().get(0))
            : ((Content.Plain) content).text();
    int[] ids = tokenizer.encode(text);
    int[] ended = Arrays.copyOf(ids, ids.length + 1);
    ended[ids.length] = tokenizer.eos();
    return ended;
  }
}
