package org.sparring.jobs.prepare;

import org.apache.spark.broadcast.Broadcast;
import org.sparring.common.model.Tokenizer;

/** A tokenizer that a process fetches once, instead of with the tasks of every stage. */
record BroadcastTokenizer(Broadcast<Tokenizer> shared) implements Tokenizer {
  @Override
  public int[] encode(String text) {
    return shared.value().encode(text);
  }

  @Override
  public String decode(int[] ids) {
    return shared.value().decode(ids);
  }

  @Override
  public int size() {
    return shared.value().size();
  }

  @Override
  public int bos() {
    return shared.value().bos();
  }

  @Override
  public int eos() {
    return shared.value().eos();
  }

  @Override
  public String digest() {
    return shared.value().digest();
  }
}
