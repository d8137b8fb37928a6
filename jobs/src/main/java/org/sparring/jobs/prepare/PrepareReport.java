package org.sparring.jobs.prepare;

import java.util.List;
import java.util.Map;
import org.sparring.common.config.ExitCode;

/**
 * What a preparation did.
 *
 * @param preferences rows by split
 * @param prompts rows by split
 * @param findings what stages measured, in their order
 */
public record PrepareReport(
    List<OfSource> sources,
    List<OfStage> stages,
    List<Loss> losses,
    Map<String, Long> preferences,
    Map<String, Long> prompts,
    Lengths tokens,
    List<Finding> findings,
    Gate gate) {

  /**
   * A source: read = kept + merged + expanded + dropped.
   *
   * @param made rows made from the expanded ones
   * @param cut ledger entries about rows that go on
   * @param unselected of the dropped, those that a selection left out
   */
  public record OfSource(
      String path,
      long read,
      long kept,
      long merged,
      long expanded,
      long dropped,
      long made,
      long cut,
      long unselected) {
    /** Dropped, and not by a selection: what the budget counts. */
    long lost() {
      return dropped - unselected;
    }
  }

  /**
   * A stage over all sources: in + made = out + merged + expanded + dropped.
   *
   * @param unselected of the dropped, those that a selection left out
   */
  public record OfStage(
      String stage,
      long in,
      long out,
      long merged,
      long expanded,
      long dropped,
      long made,
      long cut,
      long unselected) {}

  /** Entries of {@code rejects} of one kind from one source. */
  public record Loss(String path, String stage, String reason, String outcome, long entries) {}

  /** Tokens of the prompt and the longest response, over rows of {@code preferences}. */
  public record Lengths(long rows, double mean, int median, int p90, int p99, int longest) {}

  /** The budget of lost rows. */
  public record Gate(double share, double budget) {
    public boolean broken() {
      return share > budget;
    }
  }

  /** 0, or the code of a broken budget. */
  public ExitCode code() {
    return gate.broken() ? ExitCode.GATE : ExitCode.DONE;
  }

  /** One sentence on the budget. */
  public String verdict() {
    long unselected = sources.stream().mapToLong(OfSource::unselected).sum();
    return "Dropped %.2f %% of the rows read; the budget rejects.max_share allows %.2f %%%s%s"
        .formatted(
            100 * gate.share(),
            100 * gate.budget(),
            gate.broken() ? ": look at the table rejects, mend the data or raise it." : ".",
            unselected == 0 ? "" : " Selections left out " + unselected + " more.");
  }
}
