package org.sparring.datasets.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.LocalSpark;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.SourceSettings;

class FormatsTest {
  @RegisterExtension static final LocalSpark SPARK = new LocalSpark();

  @TempDir Path folder;

  private Example read(String row) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), row.replace('\'', '"') + "\n");
    return SPARK.only(SourceSettings.of(file.toString()));
  }

  private static Content plain(String text) {
    return new Content.Plain(text);
  }

  private static Content chat(String... turns) {
    List<Message> messages =
        java.util.stream.IntStream.range(0, turns.length / 2)
            .mapToObj(i -> new Message(turns[2 * i], turns[2 * i + 1]))
            .toList();
    return new Content.Chat(messages);
  }

  @Test
  void textAndMessagesAreDemonstrations() throws IOException {
    Example text = read("{'text': 'The sky is blue.', 'label': 1}");
    assertThat(text.prompt()).isEqualTo(plain(""));
    assertThat(text.responses()).containsExactly(new Response(plain("The sky is blue."), 0));
    assertThat(text.facts()).isEqualTo(Map.of("label", "1"));
    Example messages =
        read(
            "{'messages': [{'role': 'user', 'content': 'hi'}, {'role': 'assistant', 'content':"
                + " 'ho'}]}");
    assertThat(messages.prompt()).isEqualTo(chat("user", "hi"));
    assertThat(messages.responses()).containsExactly(new Response(chat("assistant", "ho"), 0));
  }

  @Test
  void promptsAlone() throws IOException {
    Example text = read("{'prompt': 'The sky is', 'answer': 42, 'tags': ['a']}");
    assertThat(text.prompt()).isEqualTo(plain("The sky is"));
    assertThat(text.responses()).isEmpty();
    assertThat(text.facts()).isEqualTo(Map.of("answer", "42", "tags", "['a']".replace('\'', '"')));
    Example turns = read("{'prompt': [{'role': 'user', 'content': 'What colour?'}]}");
    assertThat(turns.prompt()).isEqualTo(chat("user", "What colour?"));
  }

  @Test
  void promptAndCompletion() throws IOException {
    Example text = read("{'prompt': 'The sky is', 'completion': ' blue.'}");
    assertThat(text.responses()).containsExactly(new Response(plain(" blue."), 0));
    Example turns =
        read(
            "{'prompt': [{'role': 'user', 'content': 'x'}], 'completion': [{'role': 'assistant',"
                + " 'content': 'y'}]}");
    assertThat(turns.responses()).containsExactly(new Response(chat("assistant", "y"), 0));
  }

  @Test
  void preferencesWithAnExplicitPrompt() throws IOException {
    Example text =
        read(
            "{'prompt': 'The sky is', 'chosen': ' blue.', 'rejected': ' green.', 'margin': 1.5,"
                + " 'annotator': 'a7'}");
    assertThat(text.prompt()).isEqualTo(plain("The sky is"));
    assertThat(text.responses())
        .containsExactly(new Response(plain(" blue."), 0), new Response(plain(" green."), 1));
    assertThat(text.strength()).isEqualTo(1.5);
    assertThat(text.annotators()).containsExactly("a7");
    assertThat(text.facts()).isEmpty();
    Example turns =
        read(
            "{'prompt': [{'from': 'human', 'value': 'x'}], 'chosen': {'from': 'gpt', 'value': 'y'},"
                + " 'rejected': [{'from': 'gpt', 'value': 'z'}]}");
    assertThat(turns.prompt()).isEqualTo(chat("user", "x"));
    assertThat(turns.responses())
        .containsExactly(
            new Response(chat("assistant", "y"), 0), new Response(chat("assistant", "z"), 1));
    assertThat(turns.strength()).isNaN();
  }

  @Test
  void preferencesWithAnImplicitPrompt() throws IOException {
    Example text = read("{'chosen': 'The sky is blue.', 'rejected': 'The sky is black.'}");
    assertThat(text.prompt()).as("no word is cut").isEqualTo(plain("The sky is"));
    assertThat(text.responses())
        .containsExactly(new Response(plain(" blue."), 0), new Response(plain(" black."), 1));
    Example prefix = read("{'chosen': 'It is so', 'rejected': 'It is so red'}");
    assertThat(prefix.prompt()).isEqualTo(plain("It is"));
    Example turns =
        read(
            "{'chosen': [{'role': 'user', 'content': 'x'}, {'role': 'assistant', 'content': 'y'}],"
                + " 'rejected': [{'role': 'user', 'content': 'x'}, {'role': 'assistant', 'content':"
                + " 'z'}]}");
    assertThat(turns.prompt()).isEqualTo(chat("user", "x"));
    assertThat(turns.responses().get(1).content()).isEqualTo(chat("assistant", "z"));
  }

  @Test
  void unpairedPreferences() throws IOException {
    Example good = read("{'prompt': 'p', 'completion': 'c', 'label': true}");
    assertThat(good.responses())
        .containsExactly(new Response(plain("c"), 0, Map.of("label", "true")));
    Example bad =
        read(
            "{'messages': [{'role': 'user', 'content': 'x'}, {'role': 'assistant', 'content':"
                + " 'y'}], 'label': false}");
    assertThat(bad.responses())
        .containsExactly(new Response(chat("assistant", "y"), 1, Map.of("label", "false")));
    assertThat(bad.facts()).isEmpty();
  }

  @Test
  void dialogues() throws IOException {
    Example pair =
        read(
            "{'chosen': '\\n"
                + "\\n"
                + "Human: a\\n"
                + "\\n"
                + "Assistant: b\\n"
                + "\\n"
                + "Human: c\\n"
                + "\\n"
                + "Assistant: good', 'rejected': '\\n"
                + "\\n"
                + "Human: a\\n"
                + "\\n"
                + "Assistant: b\\n"
                + "\\n"
                + "Human: c\\n"
                + "\\n"
                + "Assistant: bad'}");
    assertThat(pair.prompt()).isEqualTo(chat("user", "a", "assistant", "b", "user", "c"));
    assertThat(pair.responses())
        .containsExactly(
            new Response(chat("assistant", "good"), 0), new Response(chat("assistant", "bad"), 1));
  }

  @Test
  void adjoiningTurnsOfADialogueAreJoined() throws MalformedRowException {
    assertThat(HhFormat.turns("chosen", "\n\nHuman: a\n\nHuman: b\n\nAssistant: c"))
        .containsExactly(new Message("user", "a\n\nb"), new Message("assistant", "c"));
    assertThatThrownBy(() -> HhFormat.turns("chosen", "\n\nHuman: a"))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageContaining("does not end with a turn of the assistant");
  }

  @Test
  void dialoguesThatPartEarlyAreFaults() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(
        file,
        "{\"chosen\": \"\\n"
            + "\\n"
            + "Human: a\\n"
            + "\\n"
            + "Assistant: b\", \"rejected\": \"\\n"
            + "\\n"
            + "Human: A\\n"
            + "\\n"
            + "Assistant: b\"}\n");
    List<Reading> readings = SPARK.read(SourceSettings.of(file.toString()));
    assertThat(readings).hasSize(1);
    assertThat(readings.get(0).fault().reason()).isEqualTo("prompts_differ");
  }

  @Test
  void columnsUnderOtherNames() throws IOException {
    Path file = Files.writeString(folder.resolve("qa.jsonl"), "{\"q\": \"1+1\", \"a\": \"2\"}\n");
    Example example =
        SPARK.only(
            new SourceSettings(
                file.toString(), "auto", "", 0, Map.of("prompt", "q", "completion", "a")));
    assertThat(example.prompt()).isEqualTo(plain("1+1"));
    assertThat(example.facts()).isEmpty();
  }

  @Test
  void whatIsNotRecognisedShowsTheRowAndTheFormats() throws IOException {
    Path file = Files.writeString(folder.resolve("odd.jsonl"), "{\"question\": \"1+1\"}\n");
    assertThatThrownBy(() -> SPARK.read(SourceSettings.of(file.toString())))
        .isInstanceOfSatisfying(
            UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining("{\"question\":\"1+1\"}")
        .hasMessageContaining("odd.jsonl at 0")
        .hasMessageContaining("preference [chosen, prompt, rejected]");
  }

  @Test
  void aNamedColumnThatIsMissingIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("qa.jsonl"), "{\"prompt\": \"x\"}\n");
    SourceSettings named =
        new SourceSettings(
            file.toString(), "prompt_completion", "", 0, Map.of("completion", "answer"));
    assertThatThrownBy(() -> SPARK.read(named))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("There is no column 'answer'");
    assertThatThrownBy(
            () -> SPARK.read(new SourceSettings(file.toString(), "json", "", 0, Map.of())))
        .isInstanceOfSatisfying(
            UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("Unknown format 'json'");
  }
}
