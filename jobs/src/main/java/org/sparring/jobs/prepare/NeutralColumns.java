package org.sparring.jobs.prepare;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Side;
import scala.collection.JavaConverters;

/**
 * The columns under which a stage reads and writes rows of a {@code Dataset}. A prompt or response
 * is a text, or messages in the column beside it.
 */
final class NeutralColumns {
  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType NUMBER = DataTypes.DoubleType;
  private static final DataType TEXTS = DataTypes.createArrayType(TEXT);
  private static final DataType IDS = DataTypes.createArrayType(DataTypes.IntegerType);
  private static final DataType FACTS = DataTypes.createMapType(TEXT, TEXT);
  private static final DataType MESSAGES =
      DataTypes.createArrayType(new StructType().add("role", TEXT).add("content", TEXT));
  private static final StructType RESPONSE =
      new StructType()
          .add("text", TEXT)
          .add("messages", MESSAGES)
          .add("rank", DataTypes.IntegerType)
          .add("rating", NUMBER)
          .add("facts", FACTS);
  private static final StructType IDS_OF_RESPONSE =
      new StructType()
          .add("text", TEXT)
          .add("ids", IDS)
          .add("rank", DataTypes.IntegerType)
          .add("facts", FACTS)
          .add("said", TEXT);
  private static final StructType ENCODED =
      new StructType()
          .add("text", TEXT)
          .add("whole", IDS)
          .add("prompt", IDS)
          .add("responses", DataTypes.createArrayType(IDS_OF_RESPONSE))
          .add("cut_right", DataTypes.BooleanType)
          .add("begins", DataTypes.BooleanType);

  /** All of them. */
  static final StructType SCHEMA =
      new StructType()
          .add("prompt", TEXT)
          .add("prompt_messages", MESSAGES)
          .add("responses", DataTypes.createArrayType(RESPONSE))
          .add("strength", NUMBER)
          .add("annotators", TEXTS)
          .add("facts", FACTS)
          .add("source", new StructType().add("file", TEXT).add("position", DataTypes.LongType))
          .add("key", TEXT)
          .add("prompt_key", TEXT)
          .add("split", TEXT)
          .add("component", TEXT)
          .add("weight", NUMBER)
          .add("margin", NUMBER)
          .add("noise", NUMBER)
          .add("order", NUMBER)
          .add("encoded", ENCODED)
          .add("leads", DataTypes.BooleanType)
          .add("made", DataTypes.BooleanType)
          .add("known", DataTypes.BooleanType);

  /** The table {@code rejects}. */
  static final StructType REJECTS =
      new StructType()
          .add("file", TEXT)
          .add("position", DataTypes.LongType)
          .add("stage", TEXT)
          .add("reason", TEXT)
          .add("outcome", TEXT)
          .add("key", TEXT)
          .add("amount", DataTypes.LongType)
          .add("detail", TEXT);

  private NeutralColumns() {}

  static Row row(Draft draft) {
    Example example = draft.example();
    Marks marks = draft.marks();
    return RowFactory.create(
        text(example.prompt()),
        messages(example.prompt()),
        example.responses().stream().map(NeutralColumns::row).toArray(),
        example.strength(),
        example.annotators().toArray(),
        facts(example.facts()),
        RowFactory.create(draft.source().file(), draft.source().position()),
        draft.key(),
        draft.prompt(),
        draft.split(),
        draft.component(),
        marks.weight(),
        marks.margin(),
        marks.noise(),
        marks.order(),
        draft.encoded() == null ? null : row(draft.encoded()),
        draft.leads(),
        draft.made(),
        draft.known());
  }

  static Row row(RejectRow row) {
    return RowFactory.create(
        row.file(),
        row.position(),
        row.stage(),
        row.reason(),
        row.outcome(),
        row.key(),
        row.amount(),
        row.detail());
  }

  private static Row row(Response response) {
    Content content = response.content();
    return RowFactory.create(
        text(content),
        messages(content),
        response.rank(),
        response.rating(),
        facts(response.facts()));
  }

  private static Row row(Encoded encoded) {
    return RowFactory.create(
        encoded.text(),
        encoded.whole(),
        encoded.prompt(),
        encoded.responses().stream().map(NeutralColumns::row).toArray(),
        encoded.truncation().side() == Side.RIGHT,
        encoded.truncation().begins());
  }

  private static Row row(ResponseRow row) {
    return RowFactory.create(row.text(), row.ids(), row.rank(), facts(row.facts()), row.said());
  }

  private static scala.collection.Map<String, String> facts(Map<String, String> facts) {
    return JavaConverters.mapAsScalaMap(facts);
  }

  private static String text(Content content) {
    return content instanceof Content.Plain plain ? plain.text() : null;
  }

  private static Object[] messages(Content content) {
    return content instanceof Content.Chat chat
        ? chat.messages().stream().map(NeutralColumns::row).toArray()
        : null;
  }

  private static Row row(Message message) {
    return RowFactory.create(message.role(), message.content());
  }
}
