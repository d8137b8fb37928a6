package org.sparring.common.data.table;

import java.util.List;
import java.util.Map;

/** A row of {@code preferences}. */
@Doc("A prompt and its responses with their order; one response alone is a demonstration.")
public record PreferenceRow(
    @Key @Doc("Key of the row: a hash of its content.") String key,
    @Doc("Key of the prompt: a hash of its content.") String prompt,
    @Doc("train, validation or test.") String split,
    @Doc("The prompt as text, after the chat template.") String text,
    @Doc("Its ids, the beginning-of-sequence token included.") int[] ids,
    @Doc("The responses.") List<ResponseRow> responses,
    @Doc("How much better the best is than the next, in the data's unit; NaN where not given.")
        double strength,
    @Doc("Who judged.") List<String> annotators,
    @Doc("Carried columns.") Map<String, String> facts,
    @Doc("Where it came from.") Source source,
    @Doc("Key of its component of near duplicates; empty where none was looked for.")
        String component,
    @Doc("Weight of the row in a loss; NaN where not given.") double weight,
    @Doc("How much better the best response is, as a stage measured it; NaN where not given.")
        double margin,
    @Doc("Probability that the label is wrong; NaN where not given.") double noise,
    @Doc("Place in a curriculum, the least first; NaN where not given.") double order,
    @Doc("The turns of the prompt before the chat template; empty where it was text.")
        List<TurnRow> turns) {}
