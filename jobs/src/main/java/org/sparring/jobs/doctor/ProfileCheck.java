package org.sparring.jobs.doctor;

import java.util.List;

/** One numerics profile: of all processes, and of the round that the run goes on from. */
record ProfileCheck() implements Check {
  private static final String NAME = "numerics";
  private static final String REMEDY =
      "; bits would differ between them: use machines of one kind, or accept it with --set"
          + " numerics.mixed=true";

  @Override
  public Finding look(Found found) {
    Demand demand = found.demand();
    List<String> profiles =
        found.processes().stream()
            .map(Facts::profile)
            .filter(each -> !each.isEmpty())
            .distinct()
            .sorted()
            .toList();
    if (profiles.isEmpty()) {
      return Finding.warn(NAME, "the engine was not asked, since something else fails");
    }
    if (profiles.size() > 1) {
      String what = "executors differ: `" + String.join("` and `", profiles) + "`";
      return found(what, demand.mixed());
    }
    String profile = profiles.get(0);
    if (!demand.lastProfile().isEmpty() && !demand.lastProfile().equals(profile)) {
      String what = "the run's last round had `%s`, here is `%s`";
      return found(what.formatted(demand.lastProfile(), profile), demand.mixed());
    }
    return Finding.ok(NAME, profile);
  }

  private static Finding found(String what, boolean mixed) {
    return mixed ? Finding.warn(NAME, what) : Finding.fail(NAME, what + REMEDY);
  }
}
