package org.sparring.jobs.prepare.audit;

/** How an annotator's errors are described. */
public enum ErrorForm {
  /** One rate; a wrong label is any of the other classes with equal chances. */
  ONE_COIN {
    @Override
    int size(int classes) {
      return 1;
    }

    @Override
    int index(int truth, int label, int classes) {
      return 0;
    }

    @Override
    int sharing(int classes) {
      return classes - 1;
    }
  },
  /** A rate for each wrong label of each true class: with two classes, two coins. */
  FULL {
    @Override
    int size(int classes) {
      return classes * (classes - 1);
    }

    @Override
    int index(int truth, int label, int classes) {
      return truth * (classes - 1) + label - (label > truth ? 1 : 0);
    }

    @Override
    int sharing(int classes) {
      return 1;
    }
  };

  /** Numbers for each annotator. */
  abstract int size(int classes);

  /** Which number tells how often this wrong label is given. */
  abstract int index(int truth, int label, int classes);

  /** How many wrong labels of one true class share a number. */
  abstract int sharing(int classes);
}
