package org.sparring.jobs.job;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.datasets.make.DemoSize;

/** What is studied, and where the figures go. */
public record StudySettings(
    @Param(value = "What is studied: recipes.", or = "recipes") Subject study,
    @Param(value = "Folder of the workspace.", or = "sparring-study") String workspace,
    @Param(value = "Name of the run, for its status.", or = "study") String run,
    @Param(value = "Root of all random numbers of training.", or = "1") long seed,
    @Param(value = "Recipes that are measured; empty means all.", or = "[]") List<String> recipes,
    @Param(value = "Rounds of every recipe.", or = "12", min = 1) int rounds,
    @Param(value = "Rounds of the policy that imitates.", or = "80", min = 1) int imitation,
    @Param(value = "How much is drawn of the language.", or = "{}") DemoSize data,
    @Param(value = "File that the figures are written to, in Markdown.", or = "study.md")
        String page,
    @Param(value = "Commit of the sources, which the page names.", or = "unknown") String commit) {
  /** What can be studied. */
  public enum Subject {
    RECIPES
  }
}
