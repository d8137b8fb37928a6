package org.sparring.jobs;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Tokens;

/** A sequence under construction: everything is 0, trained and of weight 1 until told otherwise. */
public final class Member {
  private final Map<Row, double[]> stored = new TreeMap<>();
  private final Map<Row, double[]> live = new TreeMap<>();
  private final Author[] author;
  private double[] reward;
  private double[] advantage;
  private double[] target;
  private double weight = 1;
  private String text = "";
  private Finish finish = Finish.EOS;
  private Role role = Role.SAMPLE;
  private int parent = -1;

  private Member(int tokens) {
    author = new Author[tokens];
    Arrays.fill(author, Author.POLICY);
    reward = new double[tokens];
    advantage = new double[tokens];
    target = new double[tokens];
  }

  public static Member of(int tokens) {
    return new Member(tokens);
  }

  public Member stored(Row row, double... numbers) {
    stored.put(row, numbers);
    return this;
  }

  public Member live(Row row, double... numbers) {
    live.put(row, numbers);
    return this;
  }

  public Member author(int token, Author by) {
    author[token] = by;
    return this;
  }

  public Member reward(double... tokens) {
    reward = tokens;
    return this;
  }

  /** A score on the last token. */
  public Member score(double value) {
    reward = new double[author.length];
    reward[author.length - 1] = value;
    return this;
  }

  public Member advantage(double... tokens) {
    advantage = tokens;
    return this;
  }

  public Member target(double... tokens) {
    target = tokens;
    return this;
  }

  public Member weight(double of) {
    weight = of;
    return this;
  }

  public Member text(String response) {
    text = response;
    return this;
  }

  public Member finish(Finish how) {
    finish = how;
    return this;
  }

  public Member role(Role as) {
    role = as;
    return this;
  }

  /** The member that it derives from. */
  public Member parent(int index) {
    parent = index;
    return this;
  }

  public Rollout rollout() {
    Tokens tokens = new Tokens(new int[] {1}, new int[author.length]);
    return new Rollout(role, parent, tokens, text, author, new int[0], finish, stored);
  }

  public Scored scored() {
    return new Scored(rollout(), reward, Map.of(), weight);
  }

  public Credited credited() {
    return new Credited(scored(), advantage, target);
  }

  public Map<Row, double[]> live() {
    return live;
  }
}
