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
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import scala.collection.JavaConverters;

/**
 * A Spark SQL expression over one sample or row, evaluated without a session: in any thread and in
 * any task, with the same value everywhere. It may use Spark's own functions, but nothing whose
 * value depends on other samples, on chance, on the time or on the session.
 */
final class Compiled {
  private static final int KEPT = 64;
  private static final Map<Key, Compiled> COMPILED =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compiled> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(String text, Subject subject) {}

  private final Columns columns;
  private final DataType type;
  private final InterpretedMutableProjection projection;

  private Compiled(Columns columns, Analysis analysis) {
    this.columns = columns;
    this.type = analysis.expression().dataType();
    this.projection = analysis.projection();
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException where it is none, or sees more than it may
   */
  static Compiled of(String text, Subject subject) {
    synchronized (COMPILED) {
      return COMPILED.computeIfAbsent(new Key(text, subject), Compiled::compile);
    }
  }

  private static Compiled compile(Key key) {
    String text = key.text();
    Subject subject = key.subject();
    return Conf.within(
        () -> {
          try {
            var parsed = new CatalystSqlParser().parseExpression(text);
            Columns columns = new Columns(subject.columns(), own(parsed, subject));
            return new Compiled(columns, Analysis.of(parsed, columns, subject));
          } catch (IllegalArgumentException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalArgumentException(
                "`%s` is no expression over %s: %s".formatted(text, subject.seen(), firstLine(e)),
                e);
          }
        });
  }

  /** Names of the facts that it reads; upper and lower case differ. */
  Set<String> own() {
    return new TreeSet<>(columns.own());
  }

  /** Whether its value is a truth. */
  boolean truth() {
    return type instanceof BooleanType;
  }

  /** Its value: a number, 1 for true, 0 for false, null where it is null. */
  synchronized Double value(List<Object> values, Map<String, String> facts) {
    return Conf.within(
        () -> {
          InternalRow row = projection.apply(columns.row(values, facts));
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

  /** Names in the text that are no column of everything, in the order of their letters. */
  private static List<String> own(Expression parsed, Subject subject) {
    Set<String> free = free(parsed);
    free.removeAll(Set.of(subject.columns().fieldNames()));
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
