package org.sparring.jobs.prepare.filter;

import java.util.List;
import java.util.stream.Stream;
import org.sparring.jobs.prepare.Draft;

/** In what length is counted. */
public enum LengthUnit {
  /** Unicode code points, of all messages together. */
  CHARACTERS {
    @Override
    int prompt(Draft draft) {
      return characters(new Texts(draft.example()).prompt());
    }

    @Override
    List<Integer> responses(Draft draft) {
      return draft.example().responses().stream()
          .map(each -> characters(Texts.of(each.content())))
          .toList();
    }
  },
  /** Runs of letters and digits, of all messages together. */
  WORDS {
    @Override
    int prompt(Draft draft) {
      return words(new Texts(draft.example()).prompt());
    }

    @Override
    List<Integer> responses(Draft draft) {
      return draft.example().responses().stream()
          .map(each -> words(Texts.of(each.content())))
          .toList();
    }
  },
  /** Ids of the tokenizer: of the whole prompt, and of a response with its end. */
  TOKENS {
    @Override
    int prompt(Draft draft) {
      return draft.encoded().whole().length;
    }

    @Override
    List<Integer> responses(Draft draft) {
      return draft.encoded().responses().stream().map(each -> each.ids().length).toList();
    }
  };

  abstract int prompt(Draft draft);

  abstract List<Integer> responses(Draft draft);

  private static int characters(Stream<String> texts) {
    return texts.mapToInt(text -> text.codePointCount(0, text.length())).sum();
  }

  private static int words(Stream<String> texts) {
    return texts.mapToInt(text -> Words.of(text).size()).sum();
  }
}
