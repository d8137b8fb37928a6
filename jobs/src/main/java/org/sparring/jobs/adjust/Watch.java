package org.sparring.jobs.adjust;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;
import org.sparring.common.part.About;

/** Changes nothing. */
@About("Changes nothing, but has numbers stored for those who read the table.")
public record Watch(
    @Param(
            value = "What is stored of the model: log_prob, entropy, value, score.",
            or = "[log_prob]")
        List<Signal> signals,
    @Param(value = "The model that sampled.", or = "policy") String model,
    @Param(value = "A model whose log-probabilities are stored too, or empty.", or = "''")
        String reference)
    implements Shaping {
  @Override
  public Set<Row> reads() {
    Set<Row> rows = new TreeSet<>();
    signals.forEach(each -> rows.add(new Row(model, each)));
    if (!reference.isEmpty()) {
      rows.add(Row.logProb(reference));
    }
    return rows;
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group;
  }
}
