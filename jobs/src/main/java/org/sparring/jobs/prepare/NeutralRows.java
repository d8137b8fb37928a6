package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Side;
import org.sparring.jobs.prepare.text.Truncation;

/** Turns rows with {@link NeutralColumns} into drafts. */
final class NeutralRows {
  private NeutralRows() {}

  /**
   * The row as a draft.
   *
   * @param position its place, where the row has no source
   */
  static Draft draft(Row row, long position) {
    return new Draft(
        0,
        example(row, position),
        text(row, "key"),
        text(row, "prompt_key"),
        text(row, "split"),
        text(row, "component"),
        new Marks(
            number(row, "weight"),
            number(row, "margin"),
            number(row, "noise"),
            number(row, "order")),
        encoded(row),
        truth(row, "leads"),
        truth(row, "made"),
        truth(row, "known"));
  }

  private static Example example(Row row, long position) {
    List<Response> responses = new ArrayList<>();
    for (Row each : list(row, "responses", Row.class)) {
      responses.add(
          new Response(
              content(each, "text", "messages"), rank(each), number(each, "rating"), facts(each)));
    }
    return new Example(
        content(row, "prompt", "prompt_messages"),
        responses,
        number(row, "strength"),
        list(row, "annotators", String.class),
        facts(row),
        source(row, position));
  }

  private static Content content(Row row, String text, String messages) {
    if (has(row, messages)) {
      return new Content.Chat(
          list(row, messages, Row.class).stream()
              .map(each -> new Message(text(each, "role"), text(each, "content")))
              .toList());
    }
    return new Content.Plain(text(row, text));
  }

  private static int rank(Row row) {
    return value(row, "rank", -1, row::getInt);
  }

  private static Source source(Row row, long position) {
    if (!has(row, "source")) {
      return new Source("rows", position);
    }
    Row source = row.getStruct(row.fieldIndex("source"));
    return new Source(text(source, "file"), source.getLong(source.fieldIndex("position")));
  }

  private static Encoded encoded(Row row) {
    if (!has(row, "encoded")) {
      return null;
    }
    Row encoded = row.getStruct(row.fieldIndex("encoded"));
    List<ResponseRow> responses = new ArrayList<>();
    for (Row each : list(encoded, "responses", Row.class)) {
      responses.add(
          new ResponseRow(
              text(each, "text"), ids(each, "ids"), rank(each), facts(each), text(each, "said")));
    }
    Side side = truth(encoded, "cut_right") ? Side.RIGHT : Side.LEFT;
    return new Encoded(
        text(encoded, "text"),
        ids(encoded, "whole"),
        ids(encoded, "prompt"),
        responses,
        new Truncation(side, truth(encoded, "begins")));
  }

  private static int[] ids(Row row, String name) {
    return list(row, name, Integer.class).stream().mapToInt(Integer::intValue).toArray();
  }

  private static Map<String, String> facts(Row row) {
    Map<String, String> facts = new TreeMap<>();
    if (has(row, "facts")) {
      row.<String, String>getJavaMap(row.fieldIndex("facts"))
          .forEach(
              (name, value) -> {
                if (value != null) {
                  facts.put(name, value);
                }
              });
    }
    return facts;
  }

  private static String text(Row row, String name) {
    return value(row, name, "", row::getString);
  }

  private static boolean truth(Row row, String name) {
    return value(row, name, false, row::getBoolean);
  }

  private static double number(Row row, String name) {
    return value(row, name, Double.NaN, row::getDouble);
  }

  private static <T> List<T> list(Row row, String name, Class<T> element) {
    List<T> values = new ArrayList<>();
    if (has(row, name)) {
      for (Object each : row.getList(row.fieldIndex(name))) {
        if (each == null) {
          throw UserException.input("A list in the column '" + name + "' holds null; take it out.");
        }
        values.add(element.cast(each));
      }
    }
    return values;
  }

  private static <T> T value(Row row, String name, T absent, Function<Integer, T> read) {
    return has(row, name) ? read.apply(row.fieldIndex(name)) : absent;
  }

  private static boolean has(Row row, String name) {
    List<String> names = List.of(row.schema().fieldNames());
    return names.contains(name) && !row.isNullAt(names.indexOf(name));
  }
}
