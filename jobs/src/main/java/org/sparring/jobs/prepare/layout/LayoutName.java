package org.sparring.jobs.prepare.layout;

/** The layouts by the names that settings give them. */
public enum LayoutName {
  TRL {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Pairs(form);
    }
  },
  TRL_UNPAIRED {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Judged(form, true);
    }
  },
  TRL_COMPLETION {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Judged(form, false);
    }
  },
  TRL_PROMPT {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Questions(form, settings.answer(), settings.answer());
    }
  },
  VERL {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Verl(settings.answer(), settings.dataSource(), settings.ability());
    }
  },
  NEMO_RL {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new NemoRl(settings.task());
    }
  },
  OPENRLHF {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Pairs(form);
    }
  },
  OPENRLHF_PROMPT {
    @Override
    Layout<?> layout(ExportSettings settings, Form form) {
      return new Questions(form, settings.answer(), "label");
    }
  };

  abstract Layout<?> layout(ExportSettings settings, Form form);
}
