package org.sparring.datasets.read.format;

import java.util.List;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;

/** Which of two responses a judge found better. */
enum Vote {
  FIRST(0, 1),
  SECOND(1, 0),
  TIE(0, 0);

  private final int first;
  private final int second;

  Vote(int first, int second) {
    this.first = first;
    this.second = second;
  }

  /** The two responses with the ranks of this vote. */
  List<Response> over(Content one, Content other) {
    return List.of(new Response(one, first), new Response(other, second));
  }
}
