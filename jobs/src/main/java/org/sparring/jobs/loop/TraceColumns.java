package org.sparring.jobs.loop;

import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Moves;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.Trace;
import org.sparring.common.data.table.RolloutRow;

/**
 * A trace as columns of {@code rollouts}: those of the other kind are empty.
 *
 * @param trace the kind
 * @param context of tokens
 * @param ids of tokens
 * @param observations of moves
 * @param actions of moves
 * @param legal of moves
 */
record TraceColumns(
    String trace,
    int[] context,
    int[] ids,
    List<float[]> observations,
    List<float[]> actions,
    List<boolean[]> legal) {
  private static final String TOKENS = "tokens";
  private static final String MOVES = "moves";

  static TraceColumns of(Trace trace) {
    if (trace instanceof Moves moves) {
      return new TraceColumns(
          MOVES,
          new int[0],
          new int[0],
          Arrays.asList(moves.observation()),
          Arrays.asList(moves.action()),
          Arrays.asList(moves.legal()));
    }
    Tokens tokens = (Tokens) trace;
    return new TraceColumns(
        TOKENS, tokens.context(), tokens.ids(), List.of(), List.of(), List.of());
  }

  static TraceColumns of(RolloutRow row) {
    return new TraceColumns(
        row.trace(), row.context(), row.ids(), row.observations(), row.actions(), row.legal());
  }

  /**
   * The trace.
   *
   * @throws UserException for a kind that no version of the table has
   */
  Trace read() {
    return switch (trace) {
      case TOKENS -> new Tokens(context, ids);
      case MOVES ->
          new Moves(
              observations.toArray(float[][]::new),
              actions.toArray(float[][]::new),
              legal.toArray(boolean[][]::new));
      default -> throw UserException.input("rollouts: `%s` is no kind of trace".formatted(trace));
    };
  }
}
