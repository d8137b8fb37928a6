package org.sparring.jobs.reward;

/** Decides whether a response gives an answer. */
@FunctionalInterface
public interface AnswerCheck {
  boolean matches(String response, String answer);
}
