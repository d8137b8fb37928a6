/** Text to token ids and back, and dialogues to text. */
package org.sparring.common.model.text;
