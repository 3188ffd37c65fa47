package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** GIFT: a text file in which blank lines part the questions. */
final class GiftImporter implements Importer {

    private static final Pattern BRACES = Pattern.compile("(?<!\\\\)\\{[^}]*+(?<!\\\\)\\}");
    private static final Pattern NAMED = Pattern.compile("^::[^:].*?::");
    private static final Pattern TAGGED = Pattern.compile("\\[(id|tag):([^\\]]*)\\]");

    @Override
    public Sentence format() {
        return Sentence.verbatim("GIFT");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TEXT);
    }

    @Override
    public boolean recognises(QuizPackage files) {
        String text = TextFile.read(files.only().getValue());
        return text.indexOf('{') >= 0 && BRACES.matcher(text).find() || text.startsWith("::") || text.contains("\n::");
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        Reading reading =
                new Reading(new Harvest(report, files.place(files.only().getKey())));
        reading.lines(TextFile.read(files.only().getValue()).split("\n", -1));
        return List.of(reading.harvest.quiz(files.title(), Quiz.Policy.UNSAID));
    }

    private static final class Reading {

        private final Harvest harvest;
        private final Pictures pictures;
        private final List<String> chunk = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private @Nullable String category;
        private @Nullable String crowded;
        private int start;

        Reading(Harvest harvest) {
            this.harvest = harvest;
            this.pictures = new Pictures(harvest.images());
        }

        void lines(String[] lines) {
            for (int i = 0; i < lines.length; i++) {
                String line = lines[i].strip();
                if (line.isEmpty()) {
                    chunk();
                    crowded = null;
                } else if (line.startsWith("//")) {
                    comments.add(line);
                } else if (line.startsWith("$CATEGORY:") || chunk.isEmpty() && line.startsWith("$CATEGORY")) {
                    category(line, i + 1);
                } else {
                    if (beginsAnother(line)) {
                        chunk();
                        crowded = "loss.gift.blank";
                    }
                    if (chunk.isEmpty()) {
                        start = i + 1;
                    }
                    chunk.add(lines[i]);
                }
            }
            chunk();
        }

        private void category(String line, int number) {
            if (!chunk.isEmpty()) {
                chunk();
                remark(number, "loss.gift.blank");
            }
            category = category(line);
            crowded = "loss.gift.category";
        }

        /** A named question right below the braces of another: Moodle, which parts by blank lines alone, takes it for the other's text. */
        private boolean beginsAnother(String line) {
            String above =
                    chunk.isEmpty() ? "" : GiftEscapes.hidden(chunk.getLast().strip());
            return above.endsWith("}") && NAMED.matcher(line).find();
        }

        private void remark(int line, String key) {
            Notes notes = new Notes();
            notes.changed(key);
            harvest.remark(String.valueOf(line), notes);
        }

        private void chunk() {
            if (!chunk.isEmpty()) {
                String text = String.join("\n", chunk);
                List<String> above = List.copyOf(comments);
                if (crowded != null) {
                    remark(start, crowded);
                }
                harvest.question(String.valueOf(start), name(text), notes -> question(text, above, notes));
                crowded = null;
            }
            chunk.clear();
            comments.clear();
        }

        private static String category(String line) {
            String path = line.strip().replaceFirst("^\\$CATEGORY:?", "").strip();
            return path.replaceFirst("^(\\$(course|module|system)\\$/)?(top/)?", "")
                    .replace("//", "/");
        }

        private static String name(String text) {
            String hidden = GiftEscapes.hidden(text.strip());
            int end = hidden.indexOf("::", 2);
            return GiftEscapes.shown(
                    hidden.startsWith("::") && end > 0 ? hidden.substring(2, end) : hidden.replaceAll("(?s)\\{.*", ""));
        }

        private @Nullable Item question(String text, List<String> comments, Notes notes) {
            if (text.indexOf(TextFile.UNREADABLE) >= 0) {
                notes.refused("loss.bytes");
                return null;
            }
            String hidden = GiftEscapes.hidden(text.strip());
            if (GiftEscapes.hasBeheadedCommand(hidden)) {
                notes.changed("loss.gift.newline");
            }
            String name = "";
            if (hidden.startsWith("::")) {
                int end = hidden.indexOf("::", 2);
                int brace = hidden.indexOf('{');
                boolean named = end > 0 && (brace < 0 || end < brace);
                name = named ? GiftEscapes.shown(hidden.substring(2, end)).strip() : "";
                hidden = named
                        ? hidden.substring(end + 2).strip()
                        : hidden.substring(2).strip();
            }
            return body(hidden, id(comments, name, notes), name, notes);
        }

        private static String id(List<String> comments, String name, Notes notes) {
            String id = name;
            for (String comment : comments) {
                Matcher tagged = TAGGED.matcher(comment);
                while (tagged.find()) {
                    if (tagged.group(1).equals("id") && !tagged.group(2).isBlank()) {
                        id = tagged.group(2).strip();
                    } else {
                        notes.dropped("loss.tag", tagged.group(2).strip());
                    }
                }
            }
            return id;
        }

        private @Nullable Item body(String hidden, String id, String name, Notes notes) {
            int open = hidden.indexOf('{');
            int close = hidden.indexOf('}');
            if (open < 0 && close < 0) {
                notes.refused("loss.gift.description", "{…}");
                return null;
            } else if (open < 0 || close < open) {
                notes.refused("loss.gift.braces", "{", "}", "\\{", "\\}");
                return null;
            }
            String before = hidden.substring(0, open).stripTrailing();
            String answers = hidden.substring(open + 1, close).strip();
            String after = hidden.substring(close + 1).strip();
            if (GiftBraces.areFormula(before, answers)) {
                notes.refused("loss.gift.formula", "\\{", "\\}");
                return null;
            }
            String gap = GiftBraces.gap(answers);
            if (gap != null) {
                notes.refused("loss.gift.cloze", "{" + gap + "…}");
                return null;
            }
            if (after.contains("{")) {
                notes.changed("loss.gift.later");
            }
            Texts texts = new Texts(notes, pictures, address -> null);
            GiftText text = new GiftText(texts);
            String joined =
                    after.isEmpty() ? before : hidden.substring(0, open) + "_____" + hidden.substring(close + 1);
            String stem = text.stem(joined);
            if (stem.isBlank() && !name.isBlank()) {
                notes.changed("loss.stem.name");
                stem = texts.plain(name);
            }
            return item(id, stem, answers, text, notes);
        }

        private @Nullable Item item(String id, String stem, String answers, GiftText text, Notes notes) {
            int general = answers.lastIndexOf("####");
            String feedback = null;
            String rest = answers;
            if (general >= 0) {
                String said = answers.substring(general + 4);
                rest = answers.substring(0, general).strip();
                feedback = text.feedback(said);
                if (said.matches("(?s).*(^|\\s)[~=].*")) {
                    notes.changed("loss.gift.general");
                }
            }
            GiftAnswers reader = new GiftAnswers(text, notes);
            Answer answer = reader.read(rest);
            if (answer == null) {
                return null;
            }
            String whole = reader.wholeFeedback();
            String both = whole == null ? feedback : feedback == null ? whole : whole + "\n\n" + feedback;
            return new Item(id, category, null, BigDecimal.ONE, stem, both, answer);
        }
    }
}
