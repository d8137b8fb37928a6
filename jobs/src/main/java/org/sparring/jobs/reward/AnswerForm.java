package org.sparring.jobs.reward;

import org.sparring.datasets.verify.AnswerChecker;
import org.sparring.datasets.verify.Verdict;

/** How an answer is read out of a text and compared. */
public enum AnswerForm {
  /** A stated answer, or the last number where none is stated; compared by value. */
  NUMBER(org.sparring.datasets.verify.ExactAnswer.lenient()),
  /** A stated answer alone: after {@code ####}, in a box, or after "the answer is". */
  STATED(org.sparring.datasets.verify.ExactAnswer.strict()),
  /** The whole text without white space at its ends, compared letter by letter. */
  TEXT(null);

  private final AnswerChecker checker;

  AnswerForm(AnswerChecker checker) {
    this.checker = checker;
  }

  /**
   * What a response makes of an answer: right, wrong, or none.
   *
   * @param answer a bare answer, or a worked solution that ends in one
   */
  public Verdict.Mark mark(String response, String answer) {
    if (checker != null) {
      return checker.check(response, answer).mark();
    }
    return response.strip().equals(answer.strip()) ? Verdict.Mark.RIGHT : Verdict.Mark.WRONG;
  }
}
