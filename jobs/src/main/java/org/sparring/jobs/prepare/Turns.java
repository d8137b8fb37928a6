package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.List;
import org.sparring.datasets.read.Message;

/** A chat template: messages as text. */
interface Turns extends Serializable {
  /** The conversation up to where the assistant begins. */
  String prompt(List<Message> messages);

  /** What the assistant says, as it follows the prompt, without the end-of-sequence token. */
  String response(Message message);
}
