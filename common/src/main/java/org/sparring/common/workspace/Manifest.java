package org.sparring.common.workspace;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a stage committed. Only files that a manifest names exist.
 *
 * @param id the stage
 * @param parent digest of the manifest that this one builds on, or empty for the first of a run
 * @param settings digest of the effective settings
 * @param files the winners among the files of all attempts
 * @param notes small facts for the stages that follow and for people
 */
public record Manifest(
    StageId id, String parent, String settings, List<FileEntry> files, Map<String, String> notes)
    implements Serializable {
  private static final RecordCodec CODEC = RecordCodec.of(Manifest.class, "manifest");

  public Manifest {
    files = List.copyOf(files);
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  /** SHA-256 of everything in it, in hexadecimal digits. */
  public String digest() {
    Canon canon = new Canon().put("manifest");
    CODEC.digest(canon, this);
    return canon.hex();
  }

  /** The files of one table. */
  public List<FileEntry> files(Table<?> table) {
    return files.stream().filter(each -> each.table().equals(table.name())).toList();
  }

  /** Paths of all files that its notes name: of those that it commits, and of what it points to. */
  public Set<String> mentioned() {
    Set<String> paths = new TreeSet<>();
    notes.values().forEach(each -> paths.addAll(Mentions.in(each)));
    return paths;
  }
}
