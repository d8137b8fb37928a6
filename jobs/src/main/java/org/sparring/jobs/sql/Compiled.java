package org.sparring.jobs.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.sparring.common.data.Rollout;
import scala.collection.JavaConverters;

/**
 * A Spark SQL expression over one row, evaluated row by row without a session: in any thread and in
 * any task, with the same value everywhere. It may use Spark's own functions, but nothing whose
 * value depends on other rows, on chance, on the time or on the session.
 */
final class Compiled {
  /** An expression over the columns that every row of its kind has. */
  private record Key(String text, StructType every) {}

  private static final int KEPT = 64;
  private static final Map<Key, Compiled> COMPILED =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compiled> eldest) {
          return size() > KEPT;
        }
      };

  private final Columns columns;
  private final DataType type;
  private final InterpretedMutableProjection projection;

  private Compiled(Columns columns, Analysis analysis) {
    this.columns = columns;
    this.type = analysis.expression().dataType();
    this.projection = analysis.projection();
  }

  /**
   * Compiles an expression over samples.
   *
   * @throws IllegalArgumentException where it is none, or depends on more than one row
   */
  static Compiled of(String text) {
    return of(text, Columns.SAMPLE);
  }

  /** Compiles an expression over rows of another kind. */
  static Compiled of(String text, StructType every) {
    synchronized (COMPILED) {
      return COMPILED.computeIfAbsent(new Key(text, every), Compiled::compile);
    }
  }

  private static Compiled compile(Key key) {
    return Conf.within(
        () -> {
          try {
            var parsed = new CatalystSqlParser().parseExpression(key.text);
            Columns columns = new Columns(key.every, own(parsed, key.every));
            return new Compiled(columns, Analysis.of(parsed, columns));
          } catch (IllegalArgumentException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalArgumentException(
                "`%s` is no expression over a row: %s".formatted(key.text, firstLine(e)), e);
          }
        });
  }

  /** Names of the data's own columns that it reads; upper and lower case differ. */
  Set<String> own() {
    return new TreeSet<>(columns.own());
  }

  /** Its value: a number, 1 for true, 0 for false, null where it is null. */
  Double value(Map<String, String> facts, Rollout rollout) {
    return value(columns.row(facts, rollout));
  }

  /** Its value for a row of another kind; the values lack {@code facts}. */
  Double value(Map<String, String> facts, List<Object> every) {
    return value(columns.row(every, facts));
  }

  private synchronized Double value(InternalRow input) {
    return Conf.within(
        () -> {
          InternalRow row = projection.apply(input);
          return row.isNullAt(0) ? null : number(row.get(0, type));
        });
  }

  /** What Catalyst says, without the place in the text and the hints that follow. */
  static String firstLine(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end).strip();
  }

  private static Double number(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1.0 : 0.0;
    }
    return value instanceof Decimal decimal ? decimal.toDouble() : ((Number) value).doubleValue();
  }

  /** Names in the text that no column of every row has, in the order of their letters. */
  private static List<String> own(Expression parsed, StructType every) {
    Set<String> free = free(parsed);
    free.removeAll(Set.of(every.fieldNames()));
    return List.copyOf(free);
  }

  /** Names of columns; the variables of a lambda are none inside it. */
  private static Set<String> free(Expression parsed) {
    if (parsed instanceof UnresolvedAttribute column) {
      return new TreeSet<>(Set.of(column.nameParts().head()));
    }
    if (parsed instanceof UnresolvedNamedLambdaVariable variable) {
      return new TreeSet<>(Set.of(variable.nameParts().head()));
    }
    Set<String> free = new TreeSet<>();
    for (Expression each : JavaConverters.seqAsJavaList(parsed.children())) {
      free.addAll(free(each));
    }
    if (parsed instanceof LambdaFunction lambda) {
      for (NamedExpression each : JavaConverters.seqAsJavaList(lambda.arguments())) {
        free.remove(each.name());
      }
    }
    return free;
  }

  /** Visits an expression after all that it is made of. */
  static void walk(Expression root, Consumer<Expression> visit) {
    for (Expression each : JavaConverters.seqAsJavaList(root.children())) {
      walk(each, visit);
    }
    visit.accept(root);
  }
}
