package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sparring.common.data.Author;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Start;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.Site;
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
  private final List<Integer> steps;
  private final Draw draw;

  Sampling(Run run, String stream, int round, Generator generator) {
    this.run = run;
    this.round = round;
    this.generator = generator;
    this.stop = new StopTokens(run.tokenizer()).of(stream, generator);
    this.steps = new StopTokens(run.tokenizer()).steps(stream, generator);
    this.draw = run.draw("sample").with(stream).with(round);
  }

  /** The groups so far: where each begins, and its members. */
  private record Drafts(List<Start> starts, List<List<Rollout>> members) {
    Group<Rollout> group(int index) {
      Start start = starts.get(index);
      return new Group<>(
          start.key(), start.facts(), Preference.NONE, List.copyOf(members.get(index)));
    }
  }

  List<Group<Rollout>> complete(List<Start> starts, Samplers samplers, Site site) {
    List<List<Rollout>> members = new ArrayList<>();
    starts.forEach(each -> members.add(new ArrayList<>()));
    return complete(starts, members, samplers, site);
  }

  /**
   * Groups that have members before anything is sampled.
   *
   * @param members those of each start, added to
   */
  List<Group<Rollout>> complete(
      List<Start> starts, List<List<Rollout>> members, Samplers samplers, Site site) {
    Drafts drafts = new Drafts(starts, members);
    Orders orders = orders(drafts);
    while (!orders.isEmpty()) {
      draw(starts, orders, samplers, site)
          .forEach((order, each) -> members.get(order.group()).add(each));
      orders = orders(drafts);
    }
    List<Group<Rollout>> groups = new ArrayList<>();
    for (int g = 0; g < starts.size(); g++) {
      groups.add(drafts.group(g));
    }
    return groups;
  }

  /**
   * Samples what credits ask for: for each group one group of samples a request. Their indices
   * follow those of the group's members.
   */
  List<Answered<Rollout>> answer(
      List<Group<Rollout>> groups, List<List<Request>> asks, Samplers samplers, Site site) {
    List<Start> starts = groups.stream().map(Sampling::start).toList();
    Orders orders = new Orders();
    for (int g = 0; g < groups.size(); g++) {
      int sample = groups.get(g).size();
      for (Request request : asks.get(g)) {
        sample = orders.add(g, sample, request, prefix(starts.get(g), groups.get(g), request));
      }
    }
    List<SortedMap<Integer, Rollout>> drawn = new ArrayList<>();
    groups.forEach(each -> drawn.add(new TreeMap<>()));
    draw(starts, orders, samplers, site)
        .forEach((order, each) -> drawn.get(order.group()).put(order.sample(), each));
    List<Answered<Rollout>> answered = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Group<Rollout>> answers = new ArrayList<>();
      List<Rollout> all = new ArrayList<>(drawn.get(g).values());
      int from = 0;
      for (Request request : asks.get(g)) {
        List<Rollout> own = List.copyOf(all.subList(from, from + request.samples()));
        answers.add(groups.get(g).ranked(Preference.NONE).with(own));
        from += request.samples();
      }
      answered.add(new Answered<>(groups.get(g), answers));
    }
    return answered;
  }

  /** Where the responses of a group begin: its context, and what it was given of them. */
  private static Start start(Group<Rollout> group) {
    Rollout first =
        group.members().stream()
            .filter(each -> each.role() != Role.ANCHOR)
            .findFirst()
            .orElse(group.get(0));
    Tokens tokens = (Tokens) first.trace();
    Author author = first.length() > 0 ? first.author()[0] : Author.POLICY;
    int given = 0;
    while (given < first.length() && !author.trained() && first.author()[given] == author) {
      given++;
    }
    boolean opens = given > 0 && first.parent() < 0;
    int[] prefix = opens ? Arrays.copyOf(tokens.ids(), given) : new int[0];
    return opens
        ? new Start(group.key(), tokens.context(), prefix, author, group.facts())
        : new Start(group.key(), tokens.context(), prefix, group.facts());
  }

  private Orders orders(Drafts drafts) {
    Orders orders = new Orders();
    for (int g = 0; g < drafts.starts().size(); g++) {
      Start start = drafts.starts().get(g);
      Group<Rollout> soFar = drafts.group(g);
      int sample = soFar.size();
      long key = draw.with(start.key()).key();
      for (Request request : generator.next(start, soFar, run.progress(round), key)) {
        sample = orders.add(g, sample, request, prefix(start, soFar, request));
      }
    }
    return orders;
  }

  private Map<Orders.Order, Rollout> draw(
      List<Start> starts, Orders orders, Samplers samplers, Site site) {
    Map<Orders.Order, Rollout> samples = new LinkedHashMap<>();
    int[] eos = {run.tokenizer().eos()};
    orders
        .byDecoding()
        .forEach(
            (decoding, each) -> {
              List<Ask> asks = new ArrayList<>();
              for (Orders.Order order : each) {
                Start start = starts.get(order.group());
                Draw own = draw.with(start.key()).with(order.sample());
                asks.add(new Ask(join(start.prompt(), order.prefix().ids()), own));
              }
              List<Continuation> drawn =
                  samplers
                      .of(decoding)
                      .sample(asks, decoding.stopping(stop), eos, run.numerics().slots(), site);
              for (int i = 0; i < each.size(); i++) {
                Orders.Order order = each.get(i);
                Author author = author(decoding, samplers);
                Rollout sample = rollout(starts.get(order.group()), order, drawn.get(i), author);
                samples.put(order, generator.closes() ? closed(sample) : sample);
              }
            });
    return samples;
  }

  private static Author author(Decoding decoding, Samplers samplers) {
    boolean own = decoding.mixture().isEmpty() || decoding.mixture().containsKey(samplers.policy());
    return own ? Author.POLICY : Author.WORLD;
  }

  private Rollout rollout(Start start, Orders.Order order, Continuation drawn, Author writer) {
    int[] ids = join(order.prefix().ids(), drawn.ids());
    int given = order.prefix().ids().length;
    Author[] author = Arrays.copyOf(order.prefix().author(), ids.length);
    Arrays.fill(author, given, ids.length, writer);
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
        turnEnds(ids, given),
        finish(drawn.finish(), ids.length),
        rows);
  }

  private int[] turnEnds(int[] ids, int given) {
    int last = ids.length - 1;
    IntStream inside = IntStream.range(given, last).filter(t -> steps.contains(ids[t]));
    return IntStream.concat(inside, IntStream.of(last)).toArray();
  }

  private Finish finish(Finish drawn, int length) {
    return drawn == Finish.LENGTH && length < generator.longest() ? Finish.OPEN : drawn;
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
    int[] ends = sample.turnEnds().clone();
    ends[ends.length - 1] = length;
    Map<Row, double[]> rows = new TreeMap<>();
    sample.rows().forEach((row, each) -> rows.put(row, Arrays.copyOf(each, length + 1)));
    return new Rollout(
        sample.role(),
        sample.parent(),
        new Tokens(tokens.context(), join(tokens.ids(), new int[] {run.tokenizer().eos()})),
        sample.text(),
        author,
        ends,
        sample.finish(),
        rows);
  }

  private static Piece prefix(Start start, Group<Rollout> soFar, Request request) {
    return request.parent() < 0 ? Piece.of(start) : Piece.of(soFar.get(request.parent()), request);
  }

  private static int[] join(int[] head, int[] tail) {
    int[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
