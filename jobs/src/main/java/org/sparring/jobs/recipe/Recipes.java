package org.sparring.jobs.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Registry;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.model.optimise.AdamW;
import org.sparring.common.model.optimise.Constant;
import org.sparring.common.model.optimise.Cosine;
import org.sparring.common.model.optimise.Delayed;
import org.sparring.common.model.optimise.Linear;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.model.optimise.Schedule;
import org.sparring.common.model.optimise.Sgd;
import org.sparring.common.part.Reward;
import org.sparring.common.part.Term;
import org.sparring.datasets.make.Gold;
import org.sparring.datasets.make.GoldOptimum;
import org.sparring.datasets.make.Grammatical;

/** The recipes that come with Sparring, by name. */
public final class Recipes {
  /** Names in the order in which a newcomer meets them; one file of resources each. */
  public static final List<String> NAMES =
      List.of(
          "sft",
          "reward",
          "reward_features",
          "reward-ranking",
          "reward-pairs",
          "reward-pairwise",
          "reward-calibrated",
          "reward-calibrated-ranking",
          "reward-segments",
          "dpo",
          "cdpo",
          "robust-dpo",
          "sigmoid-norm",
          "ipo",
          "hinge",
          "slic-hf",
          "orpo",
          "simpo",
          "cpo",
          "exo",
          "exo-samples",
          "nca",
          "nca-samples",
          "aot",
          "aot-unpaired",
          "apo-zero",
          "apo-down",
          "discopop",
          "rpo",
          "wpo",
          "ld-dpo",
          "f-dpo",
          "tr-dpo",
          "smpo",
          "tgdpo",
          "srpo",
          "spo-degree",
          "kto",
          "bco",
          "bco-udm",
          "rso",
          "curry-dpo",
          "pro",
          "rrhf",
          "brain",
          "sppo",
          "online-dpo",
          "online-ipo",
          "ipo-md",
          "nash-md",
          "apo-nesterov",
          "cycle-align",
          "trpa",
          "ppo",
          "ppo-max",
          "salsa",
          "reinforce",
          "a2c",
          "grpo",
          "grpo-process",
          "dr-grpo",
          "dapo",
          "gspo",
          "cispo",
          "reg-grpo",
          "rloo",
          "reinforce++",
          "reinforce++-baseline",
          "remax",
          "p3o",
          "mdpo",
          "best-of-n",
          "expert-iteration",
          "reft",
          "ppo-ensemble",
          "pairwise-ppo",
          "ppo-m",
          "ppo-c",
          "fgaif",
          "pf-ppo",
          "rto",
          "vineppo",
          "spo-chain",
          "spo-tree",
          "t-ppo",
          "dr-po",
          "ppo++",
          "aggrevated",
          "lols",
          "d2lols",
          "cgpo-crpg",
          "cgpo-codpo",
          "cgpo-crraft",
          "one-shot-rlvr");

  private Recipes() {}

  /** Every part that a recipe can name. */
  public static Registry registry() {
    return Registry.of(Catalogue.all())
        .and(
            Registry.builder()
                .part(Reward.class, "demo_gold", Gold.class)
                .part(Reward.class, "demo_optimum", GoldOptimum.class)
                .part(Reward.class, "demo_grammar", Grammatical.class)
                .part(Optimiser.class, "adamw", AdamW.class)
                .part(Optimiser.class, "sgd", Sgd.class)
                .part(Schedule.class, "constant", Constant.class)
                .part(Schedule.class, "linear", Linear.class)
                .part(Schedule.class, "cosine", Cosine.class)
                .part(Schedule.class, "delayed", Delayed.class)
                .wrap(Term.class)
                .wrap(RewardTerm.class)
                .build());
  }

  public static Binder binder() {
    return Binder.of(registry());
  }

  /** The settings of a recipe; an unknown name is answered with the known ones. */
  public static Settings settings(String name) {
    if (!NAMES.contains(name)) {
      throw UserException.settings(
          "there is no recipe `%s`; the recipes are %s".formatted(name, String.join(", ", NAMES)));
    }
    return Settings.parse(text(name), "recipe " + name);
  }

  /** A recipe as it is written. */
  static String text(String name) {
    try (InputStream in = Recipes.class.getResourceAsStream("/recipes/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read recipe " + name, e);
    }
  }

  /** The run of a recipe where nothing else names it; no run's name has a plus. */
  public static String run(String name) {
    return name.replace('+', 'p');
  }
}
