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
   * @param ends of the made rows, those that were not made into others
   * @param lost of those, the dropped ones that no selection left out
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
      long unselected,
      long ends,
      long lost) {
    /**
     * Rows that are lost: dropped, and not by a selection. A row that others were made from is lost
     * as far as they are: each source's made rows stand in equal parts for its expanded ones.
     */
    double losses() {
      double through = ends == 0 ? 0 : (double) expanded * lost / ends;
      return dropped - unselected + through;
    }

    /** The part of its rows that is lost, from 0 to 1. */
    public double share() {
      return read == 0 ? 0 : losses() / read;
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

  /**
   * The budget of lost rows.
   *
   * @param share of all rows read that is lost
   * @param path of the source that lost the greatest part of its rows
   * @param most that part
   */
  public record Gate(double share, String path, double most, double budget) {
    static Gate of(List<OfSource> sources, double budget) {
      double losses = 0;
      long read = 0;
      String path = "";
      double most = 0;
      for (OfSource each : sources) {
        losses += each.losses();
        read += each.read();
        if (path.isEmpty() || each.share() > most) {
          path = each.path();
          most = each.share();
        }
      }
      return new Gate(read == 0 ? 0 : losses / read, path, most, budget);
    }

    public boolean broken() {
      return most > budget;
    }
  }

  /** 0, or the code of a broken budget. */
  public ExitCode code() {
    return gate.broken() ? ExitCode.GATE : ExitCode.DONE;
  }

  /** One sentence on the budget. */
  public String verdict() {
    long unselected = sources.stream().mapToLong(OfSource::unselected).sum();
    return "Dropped %.2f %% of the rows read%s; the budget rejects.max_share allows %.2f %%%s%s"
        .formatted(
            100 * gate.share(),
            sources.size() < 2 ? "" : ", %.2f %% of '%s'".formatted(100 * gate.most(), gate.path()),
            100 * gate.budget(),
            gate.broken() ? ": look at the table rejects, mend the data or raise it." : ".",
            unselected == 0 ? "" : " Selections left out " + unselected + " more.");
  }
}
