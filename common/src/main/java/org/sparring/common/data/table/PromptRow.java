package org.sparring.common.data.table;

import java.util.List;
import java.util.Map;

/** A row of {@code prompts}. */
@Doc("A prompt, with what a verifier needs.")
public record PromptRow(
    @Key @Doc("Key of the prompt: a hash of its content.") String prompt,
    @Doc("train, validation or test.") String split,
    @Doc("The prompt as text, after the chat template.") String text,
    @Doc("Its ids, the beginning-of-sequence token included.") int[] ids,
    @Doc("Carried columns.") Map<String, String> facts,
    @Doc("Where it came from.") Source source,
    @Doc("The turns of the prompt before the chat template; empty where it was text.")
        List<TurnRow> turns) {}
