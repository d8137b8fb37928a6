package org.sparring.jobs.sql;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FakeV2SessionCatalog$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Alias$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Resolves the names and types of an expression by Catalyst's own rules, and refuses what sees more
 * than it may.
 *
 * @param expression the resolved expression
 * @param input its columns
 */
record Analysis(Expression expression, Seq<Attribute> input) {
  private static final String VALUE = "value";

  static Analysis of(Expression parsed, Columns columns, Subject subject) {
    Seq<Attribute> input = attributes(columns);
    LocalRelation sample = new LocalRelation(input, seq(List.<InternalRow>of()), false);
    Analyzer analyzer = analyzer();
    LogicalPlan plan = analyzer.execute(new Project(seq(List.of(named(parsed))), sample));
    analyzer.checkAnalysis(plan);
    if (!(plan instanceof Project) || !(plan.children().head() instanceof LocalRelation)) {
      throw new IllegalArgumentException(
          "%s sees %s: `%s` needs an aggregate, a window or several rows"
              .formatted(subject.what(), subject.seen(), parsed.sql()));
    }
    LogicalPlan replaced = ReplaceExpressions$.MODULE$.apply(plan);
    Alias alias = (Alias) ((Project) replaced).projectList().head();
    Expression whole = alias.child();
    check(whole, parsed.sql(), subject);
    return new Analysis(whole, input);
  }

  /** Evaluates it row by row; one thread at a time. */
  InterpretedMutableProjection projection() {
    return new InterpretedMutableProjection(seq(List.of(expression)), input);
  }

  private static void check(Expression whole, String text, Subject subject) {
    Compiled.walk(
        whole,
        each -> {
          if (!each.deterministic()) {
            throw new IllegalArgumentException(
                "%s is the same whenever it is computed: `%s` is not deterministic"
                    .formatted(subject.what(), each.prettyName()));
          }
          if (beyond(each)) {
            throw new IllegalArgumentException(
                "%s sees %s and neither the time nor the session: `%s` in `%s`"
                    .formatted(subject.what(), subject.seen(), each.prettyName(), text));
          }
        });
    DataType type = whole.dataType();
    if (!(type instanceof NumericType) && !(type instanceof BooleanType)) {
      throw new IllegalArgumentException(
          "%s is a number or a truth: `%s` is of type %s"
              .formatted(subject.what(), text, type.sql()));
    }
  }

  /** Whether a value needs more than the sample: rows of a query, the time, the session. */
  private static boolean beyond(Expression each) {
    return each instanceof PlanExpression
        || each.containsPattern(TreePattern.CURRENT_LIKE())
        || (each instanceof Unevaluable && !(each instanceof AttributeReference));
  }

  private static Analyzer analyzer() {
    SessionCatalog functions =
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            FunctionRegistry.builtin(),
            TableFunctionRegistry.builtin());
    return new Analyzer(new CatalogManager(FakeV2SessionCatalog$.MODULE$, functions));
  }

  private static NamedExpression named(Expression parsed) {
    Alias$ alias = Alias$.MODULE$;
    return new Alias(
        parsed,
        VALUE,
        alias.apply$default$3(parsed, VALUE),
        alias.apply$default$4(parsed, VALUE),
        alias.apply$default$5(parsed, VALUE),
        alias.apply$default$6(parsed, VALUE));
  }

  private static Seq<Attribute> attributes(Columns columns) {
    List<AttributeReference> all =
        JavaConverters.seqAsJavaList(DataTypeUtils.toAttributes(columns.schema()));
    return seq(List.<Attribute>copyOf(all));
  }

  private static <T> Seq<T> seq(List<T> items) {
    return JavaConverters.asScalaBuffer(items).toList();
  }
}
