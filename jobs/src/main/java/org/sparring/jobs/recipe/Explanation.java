package org.sparring.jobs.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Describe;
import org.sparring.common.config.Registry;
import org.sparring.common.config.Settings;
import org.sparring.common.part.Part;
import org.sparring.common.part.Term;

/**
 * A recipe slot by slot, in the order of the loop.
 *
 * @param recipe the recipe
 * @param family imitation, reward, offline preference or policy gradient
 * @param parts what sits in its slots
 */
public record Explanation(Recipe recipe, String family, List<Used> parts) {
  /** The key of a recipe file that no algorithm depends on. */
  private static final String FAMILY = "family";

  /**
   * A part in its slot.
   *
   * @param place the slot
   * @param owner name of the stream or model that it belongs to; empty where there is one for all
   * @param text what the part says of itself
   * @param numbers its keys, those of the term around it first, with the recipe's values
   */
  public record Used(Place place, String owner, PartText text, List<Chosen> numbers) {
    Used of(String other) {
      return new Used(place, other, text, numbers);
    }
  }

  /** A recipe that comes with Sparring. */
  public static Explanation of(String name) {
    Registry registry = Recipes.registry();
    Settings written = Recipes.settings(name);
    Recipe recipe = written.without(FAMILY).bind(Recipe.class, Binder.of(registry));
    return new Explanation(
        recipe, written.text(FAMILY).orElse(""), new Walk(registry).recipe(recipe));
  }

  /** Names of the parts by the name of their slot. */
  public Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Used each : parts) {
      List<String> slot = names.computeIfAbsent(each.place().name(), key -> new ArrayList<>());
      if (!slot.contains(each.text().name())) {
        slot.add(each.text().name());
      }
    }
    return names;
  }

  /** Groups that a round reads of each stream. */
  int groupsPerRound() {
    return recipe.averaging().workers() * recipe.groupsPerWorker();
  }

  /** Goes through the slots. */
  private record Walk(Registry registry, List<Used> found) {
    Walk(Registry registry) {
      this(registry, new ArrayList<>());
    }

    List<Used> recipe(Recipe recipe) {
      recipe.streams().forEach((name, each) -> stream(name, each));
      for (Learner each : recipe.learners()) {
        add(each.model(), each.optimiser(), List.of());
        add(each.model(), each.schedule(), List.of());
      }
      recipe.guards().forEach(each -> add("", each, List.of()));
      add("", recipe.averaging().outer(), List.of());
      recipe
          .models()
          .forEach((name, each) -> each.follow().ifPresent(rule -> add(name, rule, List.of())));
      return List.copyOf(found);
    }

    private void stream(String name, Stream stream) {
      add(name, stream.start(), List.of());
      add(name, stream.generate(), List.of());
      for (RewardTerm each : stream.reward()) {
        add(name, each.reward(), around(each, each.reward()));
      }
      stream.adjust().forEach(each -> add(name, each, List.of()));
      add(name, stream.credit(), List.of());
      stream.normalise().forEach(each -> add(name, each, List.of()));
      for (Term each : stream.objective()) {
        add(name, each.loss(), around(each, each.loss()));
      }
    }

    /** What a term says of the part that it holds, but the part's own name. */
    private List<Chosen> around(Record term, Part part) {
      Place place = Place.of(part);
      String name = place.nameOf((Record) part, registry);
      return Chosen.of(term, Describe.of(term.getClass(), registry)).stream()
          .filter(each -> !each.key().type().startsWith("part: "))
          .filter(each -> !(each.key().key().equals("name") && each.value().equals(name)))
          .toList();
    }

    private void add(String owner, Part part, List<Chosen> around) {
      Place place = Place.of(part);
      Record record = (Record) part;
      PartText text = PartText.of(place.nameOf(record, registry), record.getClass(), registry);
      List<Chosen> numbers = new ArrayList<>(around);
      numbers.addAll(Chosen.of(record, text.keys()));
      found.add(new Used(place, owner, text, List.copyOf(numbers)));
    }
  }
}
