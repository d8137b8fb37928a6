package org.sparring.datasets.read.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;

/** The kinds of file; their names in lower case are values of the setting {@code kind}. */
enum Kind {
  JSON_LINES(new FramedRows(Framing.JSON_LINES)),
  JSON_ARRAY(new FramedRows(Framing.JSON_ARRAY)),
  CSV(new FramedRows(Framing.CSV)),
  TSV(new FramedRows(Framing.TSV)),
  TEXT(new FramedRows(Framing.TEXT_LINES)),
  PARQUET(new ParquetRows());

  static final String AUTO = "auto";

  private static final Pattern COMPRESSION =
      Pattern.compile("\\.(gz|gzip|bz2|zst|snappy|lz4|deflate)$");
  private static final Map<String, Kind> ENDINGS =
      Map.of(
          "parquet",
          PARQUET,
          "jsonl",
          JSON_LINES,
          "ndjson",
          JSON_LINES,
          "txt",
          TEXT,
          "text",
          TEXT,
          "csv",
          CSV,
          "tsv",
          TSV);
  private static final String MAGIC = "PAR1";
  private static final int PEEKED = 4096;

  private final Container container;

  Kind(Container container) {
    this.container = container;
  }

  Container container() {
    return container;
  }

  String shown() {
    return name().toLowerCase(Locale.ROOT);
  }

  static boolean known(String name) {
    return name.equals(AUTO) || Arrays.stream(values()).anyMatch(kind -> kind.shown().equals(name));
  }

  /**
   * The kind of a file: as the settings say, by its name, or by its first bytes where the name does
   * not tell.
   */
  static Kind of(InputFile file, String asked, String format, Configuration configuration) {
    for (Kind kind : values()) {
      if (kind.shown().equals(asked)) {
        return kind;
      }
    }
    String name = COMPRESSION.matcher(file.name().toLowerCase(Locale.ROOT)).replaceFirst("");
    Kind named = ENDINGS.get(name.substring(name.lastIndexOf('.') + 1));
    return named != null ? named : peeked(file, format, configuration);
  }

  private static Kind peeked(InputFile file, String format, Configuration configuration) {
    String head = head(file, configuration);
    if (head.startsWith(MAGIC)) {
      return PARQUET;
    }
    if (head.replace("\u00EF\u00BB\u00BF", "").stripLeading().startsWith("[")) {
      return JSON_ARRAY;
    }
    return format.equals("text") && !file.name().contains(".json") ? TEXT : JSON_LINES;
  }

  /** The first bytes, decompressed, as characters. */
  private static String head(InputFile file, Configuration configuration) {
    if (file.bytes() == 0) {
      return "";
    }
    try (var in = Streams.open(new Path(file.address()), 0, configuration)) {
      return new String(in.readNBytes(PEEKED), StandardCharsets.ISO_8859_1);
    } catch (IOException broken) {
      throw UserException.input(
          "'" + file.name() + "' is broken at its beginning: " + broken.getMessage() + ".");
    }
  }
}
