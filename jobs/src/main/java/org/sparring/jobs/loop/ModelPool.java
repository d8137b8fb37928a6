package org.sparring.jobs.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;

/** Models of this process that no task uses at the moment, so that tasks need not build them. */
final class ModelPool {
  private static final int KEPT = 8;
  private static final Map<Shape, Deque<LanguageModel>> IDLE = new HashMap<>();

  private record Shape(Architecture architecture, Numerics numerics) {}

  private ModelPool() {}

  /** A model for one task; closing the lease gives it back. */
  static Lease borrow(Architecture architecture, Numerics numerics) {
    Shape shape = new Shape(architecture, numerics);
    LanguageModel model;
    synchronized (IDLE) {
      Deque<LanguageModel> idle = IDLE.get(shape);
      model = idle == null ? null : idle.pollFirst();
    }
    return new Lease(shape, model == null ? Models.create(architecture, numerics) : model);
  }

  private static void giveBack(Shape shape, LanguageModel model) {
    synchronized (IDLE) {
      Deque<LanguageModel> idle = IDLE.computeIfAbsent(shape, each -> new ArrayDeque<>());
      if (idle.size() < KEPT) {
        idle.addFirst(model);
        return;
      }
    }
    model.close();
  }

  /** A borrowed model. */
  static final class Lease implements AutoCloseable {
    private final Shape shape;
    private final LanguageModel model;

    private Lease(Shape shape, LanguageModel model) {
      this.shape = shape;
      this.model = model;
    }

    LanguageModel model() {
      return model;
    }

    @Override
    public void close() {
      model.clearGradient();
      giveBack(shape, model);
    }
  }
}
