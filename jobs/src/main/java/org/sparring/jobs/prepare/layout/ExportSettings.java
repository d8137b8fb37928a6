package org.sparring.jobs.prepare.layout;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.config.Param;

/** Settings of the job {@code export}. */
public record ExportSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "The prepared run whose rows are exported.", or = "prepare") String run,
    @Param(
            "trl, trl_unpaired, trl_completion, trl_prompt, verl, nemo_rl, openrlhf or"
                + " openrlhf_prompt; those of prompts and verl show the table prompts, the others"
                + " preferences.")
        LayoutName layout,
    @Param("Folder to write to, empty or absent, on any file system that Hadoop knows.")
        String path,
    @Param(
            value = "What kind of files: usual (Parquet for verl, else JSONL), jsonl or parquet.",
            or = "usual")
        FileKind files,
    @Param(
            value =
                "How prompts and responses are written where the layout takes both: as messages, as"
                    + " text after the chat template, or auto, as the first row by key was read.",
            or = "auto")
        Shown shown,
    @Param(value = "Carried column that holds the answer of a prompt.", or = "answer")
        String answer,
    @Param(value = "verl's data_source of rows that carry no such column.", or = "sparring")
        String dataSource,
    @Param(value = "verl's ability of rows that carry no such column.", or = "''") String ability,
    @Param(value = "NeMo-RL's task_name.", or = "preference") String task,
    @Param(value = "Carried columns that become columns of the file, as text.", or = "[]")
        List<String> carry)
    implements Serializable {

  public ExportSettings {
    carry = List.copyOf(carry);
  }

  /** The layout, with the columns that it carries. */
  Layout<?> layout(Form form) {
    Layout<?> plain = layout.layout(this, form);
    return carry.isEmpty() ? plain : new Carrying<>(plain, carry);
  }

  /** Kinds of files. */
  public enum FileKind {
    USUAL,
    JSONL,
    PARQUET
  }

  /** How prompts and responses are written. */
  public enum Shown {
    AUTO,
    MESSAGES,
    TEXT
  }
}
