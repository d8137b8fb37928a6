package org.sparring.jobs.loop;

import java.util.Arrays;
import org.sparring.common.data.Author;
import org.sparring.common.data.Request;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.data.Tokens;

/** The first tokens of a response, and who wrote each. */
record Piece(int[] ids, Author[] author) {
  /** What a group is opened with. */
  static Piece of(Start start) {
    Author[] author = new Author[start.given().length];
    Arrays.fill(author, start.author());
    return new Piece(start.given(), author);
  }

  /** The parent's first tokens, of which the last ones may keep their authors. */
  static Piece of(Rollout parent, Request request) {
    Author[] author = Arrays.copyOf(parent.author(), request.prefix());
    Arrays.fill(author, 0, request.prefix() - request.kept(), Author.PREFIX);
    return new Piece(Arrays.copyOf(((Tokens) parent.trace()).ids(), request.prefix()), author);
  }
}
