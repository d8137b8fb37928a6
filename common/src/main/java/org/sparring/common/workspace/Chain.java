package org.sparring.common.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the manifests of a run follow each other: each names the digest of its parent. */
final class Chain {
  private Chain() {}

  /** The manifests of one round, parents before children. */
  static List<Manifest> ordered(List<Manifest> byName) {
    Map<String, Manifest> left =
        byName.stream()
            .collect(
                Collectors.toMap(
                    Manifest::digest, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    List<Manifest> chain = new ArrayList<>();
    while (!left.isEmpty()) {
      Manifest next =
          left.values().stream()
              .filter(each -> !left.containsKey(each.parent()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("manifests in a circle: " + byName));
      left.remove(next.digest());
      chain.add(next);
    }
    return chain;
  }

  /** The manifests of a run whose parent is not among them. */
  static List<Manifest> orphans(List<Manifest> run) {
    Set<String> digests = run.stream().map(Manifest::digest).collect(Collectors.toSet());
    return run.stream()
        .filter(each -> !each.parent().isEmpty() && !digests.contains(each.parent()))
        .toList();
  }
}
