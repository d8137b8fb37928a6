package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.config.Param;
import org.sparring.datasets.read.file.Container;
import org.sparring.datasets.read.format.Formats;

/** Where rows come from and how to read them. */
public record SourceSettings(
    @Param(
            "File, directory or glob, on any file system that Hadoop knows; ${workspace} is its"
                + " folder.")
        String path,
    @Param(
            value =
                "How to read a row: auto, trl, or the name of one format; docs/formats.md lists"
                    + " them.",
            or = "auto")
        String format,
    @Param(
            value = "Split that every row goes to: train, validation or test; empty to draw it.",
            or = "''")
        String split,
    @Param(value = "Read only the first rows, by file and place; 0 reads all.", or = "0", min = 0)
        int limit,
    @Param(
            value =
                "Columns under other names: the format's name for it, then the file's; a field"
                    + " inside one as outer.inner, text around several as '{Body} {Question}'.",
            or = "{}")
        Map<String, String> columns,
    @Param(
            value =
                "What kind of file: auto by its name, json_lines, json_array, csv, tsv, text or"
                    + " parquet.",
            or = "auto")
        String kind)
    implements Serializable {
  public SourceSettings {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    Formats.asked(format);
    Container.check(kind);
  }

  /** A source whose files tell by their names what kind they are. */
  public SourceSettings(
      String path, String format, String split, int limit, Map<String, String> columns) {
    this(path, format, split, limit, columns, "auto");
  }

  /** The text in a path that stands for the workspace, where jobs and pipelines keep files. */
  public static final String WORKSPACE = "${workspace}";

  /** This source where {@value #WORKSPACE} in its path is that folder. */
  public SourceSettings under(String workspace) {
    String place = path.replace(WORKSPACE, workspace);
    return new SourceSettings(place, format, split, limit, columns, kind);
  }

  /** All rows of a path, in a format that is recognised. */
  public static SourceSettings of(String path) {
    return new SourceSettings(path, "auto", "", 0, Map.of());
  }
}
