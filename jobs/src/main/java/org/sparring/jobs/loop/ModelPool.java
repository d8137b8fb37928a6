package org.sparring.jobs.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.sparring.common.model.Model;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Shape;

/** Models of this process that no task uses at the moment, so that tasks need not build them. */
final class ModelPool {
  private static final int KEPT = 8;
  private static final Map<Kind, Deque<Model>> IDLE = new HashMap<>();

  private record Kind(Shape shape, Numerics numerics) {}

  private ModelPool() {}

  /** A model for one task; closing the lease gives it back. */
  static Lease borrow(Shape shape, Numerics numerics) {
    Kind kind = new Kind(shape, numerics);
    Model model;
    synchronized (IDLE) {
      Deque<Model> idle = IDLE.get(kind);
      model = idle == null ? null : idle.pollFirst();
    }
    return new Lease(kind, model == null ? Models.create(shape, numerics) : model);
  }

  private static void giveBack(Kind kind, Model model) {
    synchronized (IDLE) {
      Deque<Model> idle = IDLE.computeIfAbsent(kind, each -> new ArrayDeque<>());
      if (idle.size() < KEPT) {
        idle.addFirst(model);
        return;
      }
    }
    model.close();
  }

  /** A borrowed model. */
  static final class Lease implements AutoCloseable {
    private final Kind kind;
    private final Model model;

    private Lease(Kind kind, Model model) {
      this.kind = kind;
      this.model = model;
    }

    Model model() {
      return model;
    }

    @Override
    public void close() {
      model.clearGradient();
      giveBack(kind, model);
    }
  }
}
