package nl.grenspoort.access;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the text of a policy file as a tree whose nodes know their line. What stands in the file is
 * what is meant: no anchors, no tags, one document, and no larger or deeper than such a file is.
 */
final class PolicyYaml {
    /** Far more than a policy needs; keeps a wrong file from filling the memory. */
    static final int MAX_BYTES = 512 * 1024;

    private static final int MAX_DEPTH = 6;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MAX_BYTES).setAllowNonScalarKeys(true).build();

    private PolicyYaml() {}

    /**
     * @throws PolicyFileException naming the line that can't be read
     */
    static Node read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new PolicyFileException(1, "the file is larger than " + MAX_BYTES + " bytes");
        }
        String text = text(bytes);
        try {
            boundedAndPlain(text);
            return new Compose(SETTINGS)
                    .composeString(text)
                    .orElseThrow(() -> new PolicyFileException(1, "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            throw notYaml(e);
        } catch (YamlEngineException e) {
            // only characters that YAML forbids end here, and they were looked for
            throw new PolicyFileException(1, "not YAML: " + e.getMessage());
        }
    }

    private static PolicyFileException notYaml(MarkedYamlEngineException e) {
        int line = e.getProblemMark().or(e::getContextMark).map(PolicyYaml::line).orElse(1);
        String begun =
                e.getContextMark()
                        .map(PolicyYaml::line)
                        .filter(from -> from != line)
                        .map(from -> " (begun in line %d)".formatted(from))
                        .orElse("");
        return new PolicyFileException(line, "not YAML: " + e.getProblem() + begun);
    }

    static int line(Node node) {
        return node.getStartMark().map(PolicyYaml::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String text(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            throw new PolicyFileException(lines(out.flip()), "not UTF-8");
        }
        out.flip();
        if (!out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK) {
            out.get();
        }
        String text = out.toString();
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isISOControl(one) && "\t\n\r".indexOf(one) < 0
                    || one == BYTE_ORDER_MARK) {
                throw new PolicyFileException(
                        lines(text.substring(0, i)),
                        "the character U+%04X does not belong in a text".formatted((int) one));
            }
        }
        return text;
    }

    /** The line on which what follows this text stands. */
    private static int lines(CharSequence before) {
        return 1 + (int) before.chars().filter(one -> one == '\n').count();
    }

    /** Before a tree is made of it, which takes memory and stack. */
    private static void boundedAndPlain(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            int line = event.getStartMark().map(PolicyYaml::line).orElse(1);
            if (event instanceof AliasEvent
                    || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw new PolicyFileException(
                        line, "anchors and aliases are not used here: write out what is meant");
            }
            if (event instanceof CollectionStartEvent start) {
                depth++;
                plain(line, start.getTag());
            } else if (event instanceof ScalarEvent scalar) {
                plain(line, scalar.getTag());
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new PolicyFileException(line, "nested more deeply than a policy is");
            }
        }
    }

    private static void plain(int line, Optional<String> tag) {
        if (tag.isPresent()) {
            throw new PolicyFileException(line, "tags are not used here: " + tag.get());
        }
    }
}
