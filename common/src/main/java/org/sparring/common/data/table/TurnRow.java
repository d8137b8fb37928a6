package org.sparring.common.data.table;

import java.io.Serializable;

/** A turn inside a row of {@code preferences} or {@code prompts}. */
@Doc("One turn of a conversation.")
public record TurnRow(
    @Doc("system, user, assistant or tool.") String role,
    @Doc("What was said, before the chat template.") String content)
    implements Serializable {}
