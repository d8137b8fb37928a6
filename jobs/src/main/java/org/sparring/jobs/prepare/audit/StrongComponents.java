package org.sparring.jobs.prepare.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The strongly connected components of a directed graph (Tarjan 1972, Depth-first search and linear
 * graph algorithms), without recursion. Two nodes are in one component where each is reached from
 * the other: on a cycle.
 */
final class StrongComponents {
  private final List<List<Integer>> successors;
  private final int[] order;
  private final int[] low;
  private final int[] component;
  private final int[] next;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int visited;
  private int components;

  private StrongComponents(List<List<Integer>> successors) {
    int nodes = successors.size();
    this.successors = successors;
    this.order = new int[nodes];
    this.low = new int[nodes];
    this.component = new int[nodes];
    this.next = new int[nodes];
    Arrays.fill(component, -1);
  }

  /**
   * The component of each node.
   *
   * @param successors of each node
   */
  static int[] of(List<List<Integer>> successors) {
    StrongComponents search = new StrongComponents(successors);
    for (int node = 0; node < successors.size(); node++) {
      if (search.order[node] == 0) {
        search.from(node);
      }
    }
    return search.component;
  }

  private void from(int root) {
    Deque<Integer> path = new ArrayDeque<>();
    enter(root, path);
    while (!path.isEmpty()) {
      int node = path.peek();
      if (next[node] < successors.get(node).size()) {
        int successor = successors.get(node).get(next[node]++);
        if (order[successor] == 0) {
          enter(successor, path);
        } else if (component[successor] < 0) {
          low[node] = Math.min(low[node], order[successor]);
        }
      } else {
        path.pop();
        leave(node);
        if (!path.isEmpty()) {
          low[path.peek()] = Math.min(low[path.peek()], low[node]);
        }
      }
    }
  }

  private void enter(int node, Deque<Integer> path) {
    order[node] = ++visited;
    low[node] = visited;
    open.push(node);
    path.push(node);
  }

  private void leave(int node) {
    if (low[node] != order[node]) {
      return;
    }
    List<Integer> members = new ArrayList<>();
    do {
      members.add(open.pop());
    } while (members.get(members.size() - 1) != node);
    members.forEach(member -> component[member] = components);
    components++;
  }
}
