package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import java.util.List;
import java.util.Map;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/**
 * Jinjava set as Hugging Face sets Jinja ({@code trim_blocks}, {@code lstrip_blocks}, one line end
 * at the end of a template dropped), and closed: whatever the library would pass over as a warning
 * is an error.
 */
final class Engine {
  /** Characters of a text that a template makes. */
  static final int LONGEST = 32 << 20;

  private static final int ITEMS = 100_000;

  private final Work work = new Work();
  private final Jinjava jinjava = new Jinjava(config(work));

  Engine() {
    jinjava.setResourceLocator(
        (name, charset, interpreter) -> {
          throw new ResourceNotFoundException("templates include nothing: " + name);
        });
    Context global = jinjava.getGlobalContext();
    global.registerTag(new FilteredForTag());
    global.registerTag(new GenerationTag());
    global.registerFilter(new JsonFilter());
    global.registerFilter(new TrimFilter());
    global.registerFunction(
        new ELFunctionDefinition("", "raise_exception", Refusal.class, "raise", Object.class));
    global.registerFunction(
        new ELFunctionDefinition("", "range", Ranges.class, "range", Object.class, Object[].class));
  }

  /**
   * The text that a template makes.
   *
   * @throws UserException where it refuses, or cannot be run
   */
  synchronized String render(String template, Map<String, Object> bindings) {
    work.begin();
    RenderResult result;
    try {
      result =
          jinjava.renderForResult(Negations.bracketed(Blocks.trimmed(unended(template))), bindings);
    } catch (StackOverflowError | RuntimeException broken) {
      throw UserException.input("it cannot be run: " + broken.getMessage());
    }
    refuse(result.getErrors());
    return result.getOutput();
  }

  /** Jinja drops one line end at the end of a template; the library would drop it from the text. */
  private static String unended(String template) {
    String lines = template.replace("\r\n", "\n").replace('\r', '\n');
    return lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
  }

  private void refuse(List<TemplateError> errors) {
    for (TemplateError error : errors) {
      Refusal refusal = Refusal.in(error.getException());
      if (refusal != null) {
        throw new UserException(ExitCode.INPUT, "it says: " + refusal.getMessage(), refusal);
      }
    }
    if (!errors.isEmpty() || work.exceeded()) {
      String why = errors.isEmpty() ? "too many steps" : errors.get(0).getMessage();
      int line = errors.isEmpty() ? 1 : errors.get(0).getLineno();
      throw UserException.input("line " + line + ": " + why);
    }
  }

  private static JinjavaConfig config(Work work) {
    return JinjavaConfig.newBuilder()
        .withTrimBlocks(false)
        .withLstripBlocks(false)
        .withKeepTrailingNewline(true)
        .withNestedInterpretationEnabled(false)
        .withFailOnUnknownTokens(false)
        .withMaxOutputSize(LONGEST)
        .withMaxStringLength(LONGEST)
        .withMaxListSize(ITEMS)
        .withMaxMapSize(ITEMS)
        .withElResolver(SafeMembers.resolver())
        .withDisabled(Allowed.others())
        .withProcessors(JinjavaProcessors.newBuilder().withNodePreProcessor(work).build())
        .withLegacyOverrides(python())
        .build();
  }

  private static LegacyOverrides python() {
    return LegacyOverrides.newBuilder()
        .withEvaluateMapKeys(true)
        .withIterateOverMapKeys(true)
        .withUsePyishObjectMapper(true)
        .withUseSnakeCasePropertyNaming(true)
        .withUseNaturalOperatorPrecedence(true)
        .withParseWhitespaceControlStrictly(true)
        .withAllowAdjacentTextNodes(true)
        .withUseTrimmingForNotesAndExpressions(true)
        .withKeepNullableLoopValues(true)
        .withHandleBackslashInQuotesOnly(true)
        .build();
  }
}
