package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Author;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Request;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Start;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.part.Generator;
import org.sparring.common.random.Draw;

/**
 * ROLL-OUT: completes groups with what their generator asks for, in batches over all groups.
 *
 * <p>Sample i of a prompt draws from (seed, stream, round, prompt, i), whatever else is sampled.
 */
final class Sampling {
  private final Run run;
  private final int round;
  private final Generator generator;
  private final List<Integer> stop;
  private final Draw draw;

  Sampling(Run run, String stream, int round, Generator generator) {
    this.run = run;
    this.round = round;
    this.generator = generator;
    this.stop = new StopTokens(run.tokenizer()).of(stream, generator);
    this.draw = run.draw("sample").with(stream).with(round);
  }

  /** One sample to draw: whose group it joins, and from where it goes on. */
  private record Order(int group, int sample, Request request, int[] prefix) {}

  /** The groups so far: where each begins, and its members. */
  private record Drafts(List<Start> starts, List<List<Rollout>> members) {
    Group<Rollout> group(int index) {
      Start start = starts.get(index);
      return new Group<>(
          start.key(), start.facts(), Preference.NONE, List.copyOf(members.get(index)));
    }
  }

  List<Group<Rollout>> complete(List<Start> starts, LanguageModel model, Site site) {
    List<List<Rollout>> members = new ArrayList<>();
    starts.forEach(each -> members.add(new ArrayList<>()));
    Drafts drafts = new Drafts(starts, members);
    Map<Decoding, List<Order>> orders = orders(drafts);
    while (!orders.isEmpty()) {
      orders.forEach((decoding, each) -> fill(drafts, decoding, each, model, site));
      orders = orders(drafts);
    }
    List<Group<Rollout>> groups = new ArrayList<>();
    for (int g = 0; g < starts.size(); g++) {
      groups.add(drafts.group(g));
    }
    return groups;
  }

  private Map<Decoding, List<Order>> orders(Drafts drafts) {
    Map<Decoding, List<Order>> orders = new LinkedHashMap<>();
    for (int g = 0; g < drafts.starts().size(); g++) {
      Start start = drafts.starts().get(g);
      Group<Rollout> soFar = drafts.group(g);
      int sample = soFar.size();
      long key = draw.with(start.key()).key();
      for (Request request : generator.next(start, soFar, run.progress(round), key)) {
        int[] prefix = prefix(start, soFar, request);
        for (int i = 0; i < request.samples(); i++) {
          orders
              .computeIfAbsent(request.decoding(), each -> new ArrayList<>())
              .add(new Order(g, sample++, request, prefix));
        }
      }
    }
    return orders;
  }

  private void fill(
      Drafts drafts, Decoding decoding, List<Order> orders, LanguageModel model, Site site) {
    List<Ask> asks = new ArrayList<>();
    for (Order order : orders) {
      Start start = drafts.starts().get(order.group());
      asks.add(
          new Ask(
              join(start.prompt(), order.prefix()), draw.with(start.key()).with(order.sample())));
    }
    int[] eos = {run.tokenizer().eos()};
    List<Continuation> drawn =
        model.sample(asks, decoding.stopping(stop), eos, run.numerics().slots(), site);
    for (int i = 0; i < orders.size(); i++) {
      Order order = orders.get(i);
      Start start = drafts.starts().get(order.group());
      Rollout sample = rollout(start, order, drawn.get(i));
      drafts.members().get(order.group()).add(generator.closes() ? closed(sample) : sample);
    }
  }

  private Rollout rollout(Start start, Order order, Continuation drawn) {
    int[] ids = join(order.prefix(), drawn.ids());
    int given = order.prefix().length;
    Author[] author = new Author[ids.length];
    Arrays.fill(author, 0, given, Author.PREFIX);
    Arrays.fill(author, given, ids.length, Author.POLICY);
    double[] logProbs = new double[ids.length];
    for (int t = given; t < ids.length; t++) {
      logProbs[t] = (float) drawn.samplerLogProbs()[t - given];
    }
    Map<Row, double[]> rows = new TreeMap<>(Map.of(Row.logProb(Row.SAMPLER), logProbs));
    return new Rollout(
        order.request().role(),
        order.request().parent(),
        new Tokens(start.prompt(), ids),
        run.tokenizer().decode(ids),
        author,
        new int[] {ids.length - 1},
        drawn.finish(),
        rows);
  }

  /** A sample that was cut, with the end-of-sequence token that the policy did not write. */
  private Rollout closed(Rollout sample) {
    if (sample.finish() != Finish.LENGTH) {
      return sample;
    }
    Tokens tokens = (Tokens) sample.trace();
    int length = sample.length();
    Author[] author = Arrays.copyOf(sample.author(), length + 1);
    author[length] = Author.WORLD;
    Map<Row, double[]> rows = new TreeMap<>();
    sample.rows().forEach((row, each) -> rows.put(row, Arrays.copyOf(each, length + 1)));
    return new Rollout(
        sample.role(),
        sample.parent(),
        new Tokens(tokens.context(), join(tokens.ids(), new int[] {run.tokenizer().eos()})),
        sample.text(),
        author,
        new int[] {length},
        sample.finish(),
        rows);
  }

  private static int[] prefix(Start start, Group<Rollout> soFar, Request request) {
    if (request.parent() < 0) {
      return start.given();
    }
    Tokens parent = (Tokens) soFar.get(request.parent()).trace();
    return Arrays.copyOf(parent.ids(), request.prefix());
  }

  private static int[] join(int[] head, int[] tail) {
    int[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
